import type { PagePath } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import type { PageContent, SiteTemplates } from './siteTemplates.ts'
import type { SitePage } from './pageTable.ts'
import type { SiteTracker } from './siteTracker.ts'

/**
 * Gets each page, in no order; `undefined` for one that has no file. No other is rendered in its
 * place until it has been taken.
 */
export type OnPage = (page: SitePage, content: PageContent | undefined) => void | Promise<void>

/** Rendering waits for pictures only; more at once would only keep more pages in memory. */
const PAGES_AT_ONCE = 8

/**
 * Renders `pages` and notes what each reads.
 * @throws what a page throws; the others are then left alone.
 */
export async function renderPages(
  pages: readonly SitePage[],
  given: {
    readonly templates: SiteTemplates
    readonly graph: DependencyGraph
    readonly site: SiteTracker
    readonly onPage: OnPage
  },
): Promise<void> {
  const { templates, graph, site, onPage } = given
  const wanted = new Map<string, PagePath[]>()
  for (const { route, path } of pages) {
    if (path === undefined) continue
    const paths = wanted.get(route.pattern)
    if (paths === undefined) wanted.set(route.pattern, [path])
    else paths.push(path)
  }
  site.offerPaths(wanted)
  templates.forgetPaths()
  const rest = pages.values()
  const work = async (): Promise<void> => {
    for (const page of rest) {
      const bytes = await graph.read(page.file, () => templates.render(page))
      await onPage(page, bytes)
    }
  }
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work))
}
