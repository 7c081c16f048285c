import type { PagePath } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { pathnameOf } from './routePaths.ts'
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
/** Astro keeps a text and an object for each page that it is told of. */
const PAGES_OFFERED = 1000

interface Rendering {
  readonly templates: SiteTemplates
  readonly graph: DependencyGraph
  readonly site: SiteTracker
  readonly onPage: OnPage
}

/**
 * Renders `pages` and notes what each reads.
 * @throws what a page throws; the others are then left alone.
 */
export async function renderPages(pages: readonly SitePage[], given: Rendering): Promise<void> {
  for (let start = 0; start < pages.length; start += PAGES_OFFERED) {
    const part = pages.slice(start, start + PAGES_OFFERED)
    offer(part, given)
    const rest = part.values()
    const work = async (): Promise<void> => {
      for (const page of rest) await renderPage(page, given)
    }
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work))
  }
  offer([], given)
}

/** Tells Astro, when it asks next, that the routes have these pages. */
function offer(pages: readonly SitePage[], { templates, site }: Rendering): void {
  const wanted = new Map<string, PagePath[]>()
  for (const { route, path } of pages) {
    if (path === undefined) continue
    const paths = wanted.get(route.pattern)
    if (paths === undefined) wanted.set(route.pattern, [path])
    else paths.push(path)
  }
  site.offerPaths(wanted)
  templates.forgetPaths()
}

async function renderPage(page: SitePage, { templates, graph, onPage }: Rendering): Promise<void> {
  const { file, route, path } = page
  const pathname = route.pathname ?? pathnameOf(route.pattern, path?.params ?? {})
  const bytes = await graph.read(file, () => templates.render({ route, pathname, path }))
  await onPage(page, bytes)
}
