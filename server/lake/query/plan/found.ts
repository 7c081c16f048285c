import type { SanityDocument } from '../../documents/document.ts'
import { byId } from './sortedDocuments.ts'

/** Documents that an index names, in the order of their ids; gathered when they are asked for. */
export interface Found {
  /** How many there are at most. */
  readonly count: number
  documents(): readonly SanityDocument[]
  /**
   * Whether a document of the view may be one of them, where that costs less than gathering them: as
   * exact as they are, never wrong about one that is.
   */
  readonly has?: (document: SanityDocument) => boolean
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
  const documents = (): readonly SanityDocument[] =>
    merged([first, ...rest].map((each) => each.documents()))
  if (![first, ...rest].some(({ has }) => has)) return { count, documents }
  const parts = [first, ...rest].map((each) => each.has ?? membership(each))
  return { count, documents, has: (document) => parts.some((has) => has(document)) }
}

/**
 * Documents among which are all that each of them has: the fewest, without those that another is
 * known not to have. Nothing when none is known.
 */
export function commonTo(all: readonly (Found | undefined)[]): Found | undefined {
  const known = all.filter((each) => each !== undefined)
  const [first, ...rest] = known
  if (first === undefined || rest.length === 0) return first
  const fewest = rest.reduce((best, each) => (each.count < best.count ? each : best), first)
  const tests = known.flatMap(({ has }) => has ?? [])
  if (tests.length === 0) return fewest
  const others = known.flatMap((each) => (each === fewest ? [] : (each.has ?? [])))
  const { count } = fewest
  return {
    count,
    documents: () => fewest.documents().filter((each) => others.every((has) => has(each))),
    has: (document) => tests.every((has) => has(document)),
  }
}

function membership({ documents }: Found): (document: SanityDocument) => boolean {
  let members: ReadonlySet<SanityDocument> | undefined
  return (document) => (members ??= new Set(documents())).has(document)
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
