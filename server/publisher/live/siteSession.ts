import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { FollowedContent } from '../../../site/content/publishing.ts'
import type { ChangedDocument } from '../build/contentSnapshot.ts'
import { compareDocuments } from './compareDocuments.ts'
import { DependencyGraph } from './dependencyGraph.ts'
import type { HeldBuild } from './heldBuild.ts'
import { createPageTable, type SitePage } from './pageTable.ts'
import { renderPages } from './renderPages.ts'
import { createSiteTracker, type SiteTracker } from './siteTracker.ts'
import { type TrackedContent, trackContent } from './trackedContent.ts'

/** What a look at content found. */
export type Look =
  | { readonly kind: 'refused'; readonly problems: readonly ContentProblem[] }
  | {
      readonly kind: 'ready'
      /** What changed since the last look that was not refused; everything at the first. */
      readonly because: readonly ChangedDocument[]
      readonly documents: ReadonlyMap<string, Readonly<Record<string, unknown>>>
      readonly warnings: readonly ContentProblem[]
      readonly nextMoment: string | undefined
      /** Pages to be rendered: new ones, and those that read something that changed. */
      readonly stale: readonly SitePage[]
      /** Files of pages that are no more. */
      readonly gone: readonly string[]
      /** How many pages the site has. */
      readonly pages: number
    }

/** The site in memory: its content, its pages, and what each of them read. */
export interface SiteSession {
  look(options: { readonly now: Date; readonly ids?: readonly string[] }): Promise<Look>
  render(
    pages: readonly SitePage[],
    onPage: (page: SitePage, bytes: Uint8Array | undefined) => void,
  ): Promise<void>
  /** Makes a page stale although nothing that it read has changed. */
  spoil(file: string): void
  /** Files of all pages. */
  files(): Iterable<string>
}

/** The tracker must be in place before the site's modules run. */
export function prepareTracker(): { readonly graph: DependencyGraph; readonly site: SiteTracker } {
  const graph = new DependencyGraph()
  const site = createSiteTracker(graph)
  globalThis.edicolaTracker = site.tracker
  return { graph, site }
}

/** Opens a session over a held build; nothing is pulled or rendered yet. */
export function openSession(
  held: HeldBuild,
  content: FollowedContent,
  { graph, site }: ReturnType<typeof prepareTracker>,
): SiteSession {
  const table = createPageTable(held.routes, site.listers, graph)
  let tracked: TrackedContent | undefined
  let shown: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map()
  return {
    look: async (options) => {
      const { content: pulled, problems, documents, nextMoment } = await content.pull(options)
      if (problems.some(({ severity }) => severity === 'error'))
        return { kind: 'refused', problems }
      if (tracked === undefined) tracked = trackContent(pulled, graph)
      else tracked.show(pulled)
      site.showContent(tracked.content)
      graph.settle()
      const gone = table.update(tracked.content)
      const because = compareDocuments(shown, documents)
      shown = documents
      const stale = [...table.pages.values()].filter(({ file }) => graph.isStale(file))
      return {
        kind: 'ready',
        because,
        documents,
        warnings: problems,
        nextMoment,
        stale,
        gone,
        pages: table.pages.size,
      }
    },
    render: (pages, onPage) => renderPages(pages, { held, graph, site, onPage }),
    spoil: (file) => graph.spoil(file),
    files: () => table.pages.keys(),
  }
}
