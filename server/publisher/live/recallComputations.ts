import { z } from 'zod'
import type { Content } from '../../../site/content/content.ts'
import type { Argument, Recompute } from '../../../site/content/tracker.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { rememberedNames, type RememberedReads } from './rememberedReads.ts'

const argument = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ id: z.string() }),
])

/**
 * Computes every answer that recalled pages read, so that a change can be told from one that makes
 * no difference. Pages that read an answer of which nobody knows any more how it is computed become
 * stale.
 */
export function recallComputations(
  graph: DependencyGraph,
  reads: RememberedReads,
  given: { readonly content: Content; readonly computations: ReadonlyMap<string, Recompute> },
): void {
  for (const { kind, key: cell } of rememberedNames(reads)) {
    // As select and lookUp of the graph name them.
    const [, name = '', key = ''] =
      kind === 'answer' ? (/^(\S+) (.*)$/s.exec(cell) ?? []) : (/^entry:(.*)$/.exec(kind) ?? [])
    if (name === '') continue
    const recompute = nameable(name) ? given.computations.get(name) : undefined
    const isKnown =
      recompute?.kind === 'grouping'
        ? lookUp(graph, name, () => recompute.build(given.content))
        : recompute !== undefined && select(graph, { name, key }, recompute, given.content)
    if (!isKnown) graph.change(kind, cell)
  }
}

/** Of two selectors with one name, the number says which was loaded first: that may be another next time. */
const nameable = (name: string): boolean => name.endsWith('#1')

function lookUp(
  graph: DependencyGraph,
  name: string,
  build: () => ReadonlyMap<string, unknown>,
): boolean {
  graph.lookUp(name, '', build)
  return true
}

function select(
  graph: DependencyGraph,
  { name, key }: { readonly name: string; readonly key: string },
  { answer }: Extract<Recompute, { readonly kind: 'selector' }>,
  content: Content,
): boolean {
  const rest: Argument[] = []
  for (const value of z.array(argument).parse(JSON.parse(key))) {
    if (typeof value !== 'object' || value === null) {
      rest.push(value ?? undefined)
      continue
    }
    const document = content.byId.get(value.id)
    if (document === undefined) return false
    rest.push(document)
  }
  graph.select(`${name} ${key}`, () => answer(content, rest))
  return true
}
