import type { PagePath } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import type { HeldBuild } from './heldBuild.ts'
import type { SitePage } from './pageTable.ts'
import type { SiteTracker } from './siteTracker.ts'

/** Rendering waits for pictures only; more at once would only keep more pages in memory. */
const PAGES_AT_ONCE = 8

/**
 * Renders `pages` and notes what each reads. `onPage` gets the bytes of each, in no order;
 * `undefined` for a page that has no file.
 * @throws what a page throws; the others are then left alone.
 */
export async function renderPages(
  pages: readonly SitePage[],
  given: {
    readonly held: HeldBuild
    readonly graph: DependencyGraph
    readonly site: SiteTracker
    readonly onPage: (page: SitePage, bytes: Uint8Array | undefined) => void
  },
): Promise<void> {
  const { held, graph, site, onPage } = given
  const wanted = new Map<string, PagePath[]>()
  for (const { route, path } of pages) {
    if (path === undefined) continue
    const paths = wanted.get(route.pattern)
    if (paths === undefined) wanted.set(route.pattern, [path])
    else paths.push(path)
  }
  site.offerPaths(wanted)
  held.forgetPaths()
  const rest = pages.values()
  const work = async (): Promise<void> => {
    for (const page of rest) {
      const bytes = await graph.read(page.file, () => held.render(page))
      onPage(page, bytes)
    }
  }
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work))
}
