import type { Content } from '../../../site/content/content.ts'
import type { PagePath } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import type { TemplateRoute } from './siteTemplates.ts'
import { isSameValue } from './isSameValue.ts'
import { fileOf, pathnameOf } from './routePaths.ts'

/** One file of the site that is rendered. */
export interface SitePage {
  /** Relative to the site's root; also its name in the graph. */
  readonly file: string
  readonly route: TemplateRoute
  /** What the route gave for it; absent for routes without parameters. */
  readonly path: PagePath | undefined
}

/** Every page of the site, by file. */
export interface PageTable {
  readonly pages: ReadonlyMap<string, SitePage>
  /** Lists the pages of routes whose answer may have changed; returns the files that are gone. */
  update(content: Content): readonly string[]
}

/** A function that lists the pages of a route; see pagesOf. */
export type PathLister = (content: Content) => readonly PagePath[]

/** An empty table over `routes`. @param listers by the pattern of the route. */
export function createPageTable(
  routes: readonly TemplateRoute[],
  listers: ReadonlyMap<string, PathLister>,
  graph: DependencyGraph,
): PageTable {
  const byRoute = new Map<TemplateRoute, readonly SitePage[]>()
  const byPath = new Map<TemplateRoute, WeakMap<PagePath, SitePage>>()
  let pages = new Map<string, SitePage>()

  const listRoute = (route: TemplateRoute, content: Content): readonly SitePage[] => {
    if (route.pathname !== undefined) {
      return [{ file: fileOf(route.pathname, route), route, path: undefined }]
    }
    const list = listers.get(route.pattern)
    if (list === undefined) {
      throw new Error(
        `${route.component} has a getStaticPaths that pagesOf did not make, so its pages cannot be followed.`,
      )
    }
    const known = byPath.get(route) ?? new WeakMap<PagePath, SitePage>()
    byPath.set(route, known)
    return list(content).map((path) => {
      const file = (): string => fileOf(pathnameOf(route.pattern, path.params), route)
      const page = known.get(path) ?? { file: file(), route, path }
      known.set(path, page)
      return page
    })
  }

  return {
    get pages() {
      return pages
    },
    update: (content) => {
      const stale = routes.filter((route) => graph.isStale(`paths ${route.component}`))
      if (stale.length === 0) return []
      for (const route of stale) {
        const list = graph.read(`paths ${route.component}`, () => listRoute(route, content))
        byRoute.set(route, list)
      }
      const before = pages
      pages = new Map()
      for (const route of routes) {
        // As Astro does: where two routes claim one address, the first has it.
        for (const page of byRoute.get(route) ?? []) {
          if (!pages.has(page.file)) pages.set(page.file, page)
        }
      }
      for (const [file, page] of pages) {
        const old = before.get(file)
        if (old === undefined) graph.expect(file)
        if (old === undefined || old === page) continue
        const isSame = old.route === page.route && isSameValue(old.path, page.path)
        if (!isSame) graph.spoil(file)
      }
      const gone = [...before.keys()].filter((file) => !pages.has(file))
      for (const file of gone) graph.forget(file)
      return gone
    },
  }
}
