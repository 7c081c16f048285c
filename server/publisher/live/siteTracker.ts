import type { PagePath, Recompute, Tracker } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import type { PathLister } from './pageTable.ts'
import type { TrackedContent } from './trackedContent.ts'

/** The tracker that the bundled site meets, and the renderer's side of it. */
export interface SiteTracker {
  readonly tracker: Tracker
  /** What `getStaticPaths` of each route lists, by its pattern. */
  readonly listers: ReadonlyMap<string, PathLister>
  /** How each selector and grouping that was loaded computes its answers, by its name. */
  readonly computations: ReadonlyMap<string, Recompute>
  /** The content that pages get from now on. */
  showContent(tracked: TrackedContent): void
  /** The pages that Astro is told of when it asks next, by the pattern of their route. */
  offerPaths(paths: ReadonlyMap<string, readonly PagePath[]>): void
}

/** One page that stands for all of a route, until there is content: Astro then knows the route. */
function placeholder(routePattern: string): PagePath {
  const names = [...routePattern.matchAll(/\[(?:\.\.\.)?([^\]]+)\]/g)].map(([, name = '']) => name)
  return { params: Object.fromEntries(names.map((name) => [name, 'x'])) }
}

/** Makes a tracker over `graph`, without content at first. */
export function createSiteTracker(graph: DependencyGraph): SiteTracker {
  const listers = new Map<string, PathLister>()
  const computations = new Map<string, Recompute>()
  let tracked: TrackedContent | undefined
  let offered: ReadonlyMap<string, readonly PagePath[]> | undefined
  const shown = (): TrackedContent => {
    if (tracked === undefined) throw new Error('A page asked for content before there was any.')
    return tracked
  }
  return {
    listers,
    computations,
    showContent: (next) => {
      tracked = next
    },
    offerPaths: (paths) => {
      offered = paths
    },
    tracker: {
      content: async () => shown().content,
      readList: (name, fields) => shown().readList(name, fields),
      paths: (routePattern, list) => {
        listers.set(routePattern, list)
        const paths =
          offered === undefined ? [placeholder(routePattern)] : offered.get(routePattern)
        return Promise.resolve(paths ?? [])
      },
      offer: (name, recompute) => void computations.set(name, recompute),
      select: (key, compute) => graph.select(key, compute),
      lookUp: (name, key, compute) => graph.lookUp(name, key, compute),
    },
  }
}
