import type { SanityDocument } from '../../documents/document.ts'
import { fitsWildcard, foldCase } from '../native/wildcard.ts'

/** An index: of each key the documents that have it, in the order of their ids. */
export interface Postings {
  get(key: string): readonly SanityDocument[]
  keys(): Iterable<string>
  /** The keys that fit a pattern of `match`. */
  fitting(pattern: string): readonly string[]
  add(document: SanityDocument): void
  remove(document: SanityDocument): void
}

const mostPatterns = 100

/**
 * An index of documents.
 * @param documents in the order of their ids
 * @param keysOf the keys of a document, the same whenever it is asked
 */
export function createPostings(
  documents: Iterable<SanityDocument>,
  keysOf: (document: SanityDocument) => Iterable<string>,
): Postings {
  const lists = new Map<string, SanityDocument[]>()
  // What fits a pattern, until a key comes or goes.
  const fitting = new Map<string, readonly string[]>()
  const put = (document: SanityDocument, place: (list: SanityDocument[]) => void): void => {
    for (const key of new Set(keysOf(document))) {
      const list = lists.get(key)
      if (list !== undefined) place(list)
      else {
        lists.set(key, [document])
        fitting.clear()
      }
    }
  }
  for (const document of documents) put(document, (list) => list.push(document))
  return {
    get: (key) => lists.get(key) ?? [],
    keys: () => lists.keys(),
    fitting(pattern) {
      const term = foldCase(pattern)
      const found =
        fitting.get(term) ?? [...lists.keys()].filter((key) => fitsWildcard(foldCase(key), term))
      if (fitting.size >= mostPatterns) fitting.clear()
      fitting.set(term, found)
      return found
    },
    add: (document) =>
      put(document, (list) => list.splice(positionOf(list, document, byId), 0, document)),
    remove(document) {
      for (const key of new Set(keysOf(document))) {
        const list = lists.get(key) ?? []
        const position = positionOf(list, document, byId)
        if (list[position]?._id === document._id) list.splice(position, 1)
        if (list.length > 0) continue
        lists.delete(key)
        fitting.clear()
      }
    },
  }
}

/** Whether a value is one of those that an index keeps. */
export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The text under which an index keeps a value: equal values have equal texts. */
export function keyText(value: string | number | boolean): string {
  return String(value)
}

/** The order of the ids. */
export function byId(a: SanityDocument, b: SanityDocument): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** Where a document stands, or would stand, in a sorted list. */
export function positionOf(
  list: readonly SanityDocument[],
  document: SanityDocument,
  compare: (a: SanityDocument, b: SanityDocument) => number,
): number {
  return firstPosition(list, (each) => compare(each, document) >= 0)
}

/** The first place in a list from which on a condition holds. */
export function firstPosition<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = list[middle]
    if (found !== undefined && !holds(found)) low = middle + 1
    else high = middle
  }
  return low
}

/** The document of an id in a list that is in the order of the ids. */
export function findById(
  documents: readonly SanityDocument[],
  id: string,
): SanityDocument | undefined {
  const found = documents[firstPosition(documents, (each) => each._id >= id)]
  return found?._id === id ? found : undefined
}

/** The documents whose ids begin alike, in a list that is in the order of the ids. */
export function findByPrefix(
  documents: readonly SanityDocument[],
  prefix: string,
): readonly SanityDocument[] {
  const start = firstPosition(documents, ({ _id }) => _id >= prefix)
  const end = firstPosition(documents, ({ _id }) => _id > prefix && !_id.startsWith(prefix))
  return documents.slice(start, end)
}
