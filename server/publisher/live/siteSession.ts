import { createHash } from 'node:crypto'
import type { ContentProblem } from '../../../schemas/contentProblem.ts'
import type { FollowedContent, PulledContent } from '../../../site/content/publishing.ts'
import type { ChangedDocument } from '../build/contentSnapshot.ts'
import { type ChangeLog, createChangeLog } from './changeLog.ts'
import { DependencyGraph } from './dependencyGraph.ts'
import type { SiteTemplates } from './siteTemplates.ts'
import { createPageTable, type PageTable, type SitePage } from './pageTable.ts'
import { recallComputations } from './recallComputations.ts'
import { type OnPage, renderPages } from './renderPages.ts'
import type { SiteMemory } from './siteMemory.ts'
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
  render(pages: readonly SitePage[], onPage: OnPage): Promise<void>
  /** Makes a page stale although nothing that it read has changed. */
  spoil(file: string): void
  /** Files of all pages. */
  files(): Iterable<string>
  /** What is known of the site; `undefined` before the first look, and after one that was refused. */
  remember(): SessionMemory | undefined
  /**
   * Takes up what another session remembered, instead of a first look. Returns the pages that must
   * be rendered even so; `undefined` when content is not the same any more, and this session then
   * is of no use.
   */
  recall(memory: SessionMemory): Promise<readonly SitePage[] | undefined>
}

type SessionMemory = Pick<SiteMemory, 'readAt' | 'revisions' | 'fields' | 'reads'>

/** The tracker must be in place before the site's modules run. */
export function prepareTracker(): { readonly graph: DependencyGraph; readonly site: SiteTracker } {
  const graph = new DependencyGraph()
  const site = createSiteTracker(graph)
  globalThis.edicolaTracker = site.tracker
  return { graph, site }
}

/** What a session holds between two looks. */
interface Held {
  readonly table: PageTable
  tracked: TrackedContent | undefined
  /** What was pulled last, and shown. */
  pulled: Pick<PulledContent, 'content' | 'documents'> | undefined
  /** What changed since then. */
  readonly changes: ChangeLog
}

/** Opens a session over bundled templates; nothing is pulled or rendered yet. */
export function openSession(
  templates: SiteTemplates,
  content: FollowedContent,
  { graph, site }: ReturnType<typeof prepareTracker>,
): SiteSession {
  const table = createPageTable(templates.routes, site.listers, graph)
  const changes = createChangeLog()
  const state: Held = { table, tracked: undefined, pulled: undefined, changes }
  const stalePages = (): SitePage[] =>
    [...graph.stale()].flatMap((name) => table.pages.get(name) ?? [])
  return {
    look: async (options) => {
      const pulled = await content.pull(options)
      const { problems, documents, nextMoment } = pulled
      changes.note(pulled)
      if (problems.some(({ severity }) => severity === 'error'))
        return { kind: 'refused', problems }
      const gone = show(state, pulled, { graph, site })
      return {
        kind: 'ready',
        because: changes.take(documents),
        documents,
        warnings: problems,
        nextMoment,
        stale: stalePages(),
        gone,
        pages: table.pages.size,
      }
    },
    render: (pages, onPage) => renderPages(pages, { templates, graph, site, onPage }),
    spoil: (file) => graph.spoil(file),
    files: () => table.pages.keys(),
    remember: () => remember(state, graph),
    recall: async (memory) => {
      // The time of then: what it changed meanwhile is found by the next look, as any other change.
      const pulled = await content.pull({ now: new Date(memory.readAt) })
      return recall(state, { memory, pulled }, { graph, site }) ? stalePages() : undefined
    },
  }
}

/** Shows pages what was pulled; returns the files that are gone. */
function show(
  state: Held,
  pulled: PulledContent,
  { graph, site }: ReturnType<typeof prepareTracker>,
): readonly string[] {
  if (state.tracked === undefined) state.tracked = trackContent(pulled.content, graph)
  else state.tracked.show(pulled.content, state.changes.touched)
  state.pulled = pulled
  site.showContent(state.tracked)
  graph.settle()
  return state.table.update(state.tracked.content)
}

function remember({ table, tracked, pulled, changes }: Held, graph: DependencyGraph) {
  // Documents that were refused stand where those stood that the site shows.
  if (tracked === undefined || pulled === undefined || changes.touched.size > 0) return undefined
  return {
    readAt: pulled.content.readAt.toISOString(),
    revisions: revisionsOf(pulled),
    fields: tracked.fields(),
    reads: graph.remember(table.pages.keys()),
  }
}

function recall(
  state: Held,
  { memory, pulled }: { readonly memory: SessionMemory; readonly pulled: PulledContent },
  { graph, site }: ReturnType<typeof prepareTracker>,
): boolean {
  if (revisionsOf(pulled) !== memory.revisions) return false
  state.pulled = pulled
  state.tracked = trackContent(pulled.content, graph, memory.fields)
  const { content } = state.tracked
  site.showContent(state.tracked)
  graph.recall(memory.reads)
  const { computations } = site
  recallComputations(graph, memory.reads, { content, computations })
  state.table.update(content)
  return memory.reads.pages.every((file) => state.table.pages.has(file))
}

/** A hash of everything that was pulled: ids and revisions, and what has none. */
function revisionsOf({ content, documents }: Pick<PulledContent, 'content' | 'documents'>): string {
  const hash = createHash('sha256').update(JSON.stringify(content.commentPlaces))
  const lines = [...documents].map(([id, { _rev }]) => `${id} ${String(_rev)}`)
  const pictures = [...content.pictures.values()].map((picture) => JSON.stringify(picture))
  for (const line of [...lines.sort(), ...pictures.sort()]) hash.update(`${line}\n`)
  return hash.digest('hex')
}
