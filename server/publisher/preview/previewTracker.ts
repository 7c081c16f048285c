import type { Content } from '../../../site/content/content.ts'
import type { PagePath, Tracker } from '../../../site/content/tracker.ts'
import type { PathLister } from '../live/pageTable.ts'

/** The tracker that the bundled site meets in a preview, and the renderer's side of it. */
export interface PreviewTracker {
  readonly tracker: Tracker
  /** What `getStaticPaths` of each route lists, by its pattern. */
  readonly listers: ReadonlyMap<string, PathLister>
  /** The content that pages get from now on. */
  show(content: Content): void
  /** The one page that Astro is told of when it asks next. */
  offer(routePattern: string, path: PagePath | undefined): void
}

/** Makes a tracker that notes no reads: a preview is rendered when somebody looks. */
export function createPreviewTracker(): PreviewTracker {
  const listers = new Map<string, PathLister>()
  let shown: Content | undefined
  let offered: { readonly pattern: string; readonly path: PagePath | undefined } | undefined

  const paths = (routePattern: string): readonly PagePath[] => {
    // Astro first asks for all routes: one page each, and it knows them.
    if (offered === undefined) return [{ params: placeholders(routePattern) }]
    const isWanted = offered.pattern === routePattern && offered.path !== undefined
    return isWanted && offered.path !== undefined ? [offered.path] : []
  }
  return {
    listers,
    show: (next) => {
      shown = next
    },
    offer: (pattern, path) => {
      offered = { pattern, path }
    },
    tracker: {
      paintsCards: false,
      content: async () => {
        if (shown === undefined) throw new Error('A page asked for content before there was any.')
        return shown
      },
      paths: async (routePattern, list) => {
        listers.set(routePattern, list)
        return paths(routePattern)
      },
    },
  }
}

function placeholders(routePattern: string): PagePath['params'] {
  const names = [...routePattern.matchAll(/\[(?:\.\.\.)?([^\]]+)\]/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.map((name) => [name, 'x']))
}
