import type { Content } from '../../../site/content/content.ts'
import type { PagePath } from '../../../site/content/tracker.ts'
import type { TemplateRoute } from '../live/siteTemplates.ts'
import type { PathLister } from '../live/pageTable.ts'
import { pathnameOf } from '../live/routePaths.ts'

/** A page of the site: its route, and what the route gives for it. */
export interface FoundPath {
  readonly route: TemplateRoute
  readonly pathname: string
  /** Absent for routes without parameters. */
  readonly path: PagePath | undefined
}

/** What pages there are. */
export interface SiteRoutes {
  /** In Astro's order: the first that has an address has it. */
  readonly routes: readonly TemplateRoute[]
  readonly listers: ReadonlyMap<string, PathLister>
}

/**
 * The page at `pathname` in this content; of several at one address, that of `documentId`.
 * Endpoints (feeds, calendars) are no pages that anybody looks at.
 */
export function findPath(
  { routes, listers }: SiteRoutes,
  content: Content,
  wish: { readonly pathname: string; readonly documentId: string | undefined },
): FoundPath | undefined {
  const pathname = trimmed(wish.pathname)
  for (const route of routes) {
    if (route.type !== 'page' || !patternOf(route).test(pathname)) continue
    if (route.pathname !== undefined) return { route, pathname, path: undefined }
    const here = (listers.get(route.pattern)?.(content) ?? []).filter(
      ({ params }) => pathnameOf(route.pattern, params) === pathname,
    )
    const own = here.find(({ props = {} }) =>
      Object.values(props).some((value) => isDocument(value, wish.documentId)),
    )
    const path = own ?? here[0]
    if (path !== undefined) return { route, pathname, path }
  }
  return undefined
}

const trimmed = (pathname: string): string => (pathname === '/' ? '/' : pathname.replace(/\/$/, ''))

function patternOf({ pattern, pathname }: TemplateRoute): RegExp {
  const source = trimmed(pathname ?? pattern)
    .split(/(\[\.\.\.[^\]]+\]|\[[^\]]+\])/)
    .map((part) => {
      if (part.startsWith('[...')) return '.*'
      return part.startsWith('[') ? '[^/]+' : part.replaceAll('.', String.raw`\.`)
    })
    .join('')
  return new RegExp(`^${source}$`)
}

function isDocument(value: unknown, id: string | undefined): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, '_id') === id
}
