import type { SanityDocument } from '../../documents/document.ts'
import { byId } from './sortedDocuments.ts'

/** Documents that an index names, in the order of their ids; gathered when they are asked for. */
export interface Found {
  /** How many there are at most. */
  readonly count: number
  documents(): readonly SanityDocument[]
}

/** No documents. */
export const none: Found = { count: 0, documents: () => [] }

/** Documents that are there in the order of their ids. */
export function foundList(documents: readonly SanityDocument[]): Found {
  return { count: documents.length, documents: () => documents }
}

/** Documents in any order, each once. */
export function foundSet(documents: readonly SanityDocument[]): Found {
  return { count: documents.length, documents: () => documents.toSorted(byId) }
}

/** The documents of all of them, each once. */
export function unionOf(all: readonly Found[]): Found {
  const [first, ...rest] = all.filter(({ count }) => count > 0)
  if (first === undefined) return none
  if (rest.length === 0) return first
  const count = rest.reduce((sum, each) => sum + each.count, first.count)
  return { count, documents: () => merged([first, ...rest].map((each) => each.documents())) }
}

/** The fewest. */
export function fewestOf(all: readonly (Found | undefined)[]): Found | undefined {
  let best: Found | undefined
  for (const each of all) {
    if (each !== undefined && (best === undefined || each.count < best.count)) best = each
  }
  return best
}

function merged(lists: readonly (readonly SanityDocument[])[]): readonly SanityDocument[] {
  const [only, other, ...rest] = lists
  if (only === undefined) return []
  if (other === undefined) return only
  if (rest.length === 0) return mergedPair(only, other)
  const half = lists.length >>> 1
  return mergedPair(merged(lists.slice(0, half)), merged(lists.slice(half)))
}

function mergedPair(
  left: readonly SanityDocument[],
  right: readonly SanityDocument[],
): readonly SanityDocument[] {
  const result: SanityDocument[] = []
  let [l, r] = [0, 0]
  for (;;) {
    const [first, second] = [left[l], right[r]]
    if (first === undefined) return result.concat(right.slice(r))
    if (second === undefined) return result.concat(left.slice(l))
    const order = first === second ? 0 : byId(first, second)
    result.push(order <= 0 ? first : second)
    if (order <= 0) l++
    if (order >= 0) r++
  }
}
