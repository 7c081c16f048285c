import type { SanityDocument } from '../../documents/document.ts'

/** An index: of each key the documents that have it, in the order of their ids. */
export interface Postings {
  get(key: string): readonly SanityDocument[]
  keys(): Iterable<string>
  add(document: SanityDocument): void
  remove(document: SanityDocument): void
}

/**
 * An index of documents.
 * @param documents in the order of their ids
 * @param keysOf the keys of a document, the same whenever it is asked
 */
export function createPostings(
  documents: Iterable<SanityDocument>,
  keysOf: (document: SanityDocument) => Iterable<string>,
): Postings {
  const byKey = new Map<string, SanityDocument[]>()
  for (const document of documents) {
    for (const key of new Set(keysOf(document))) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [document])
      else list.push(document)
    }
  }
  return {
    get: (key) => byKey.get(key) ?? [],
    keys: () => byKey.keys(),
    add(document) {
      for (const key of new Set(keysOf(document))) {
        const list = byKey.get(key)
        if (list === undefined) byKey.set(key, [document])
        else list.splice(positionOf(list, document, byId), 0, document)
      }
    },
    remove(document) {
      for (const key of new Set(keysOf(document))) {
        const list = byKey.get(key) ?? []
        const position = positionOf(list, document, byId)
        if (list[position]?._id === document._id) list.splice(position, 1)
        if (list.length === 0) byKey.delete(key)
      }
    },
  }
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
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = list[middle]
    if (found !== undefined && compare(found, document) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The document of an id in a list that is in the order of the ids. */
export function findById(
  documents: readonly SanityDocument[],
  id: string,
): SanityDocument | undefined {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = documents[middle]
    if (found === undefined || found._id < id) low = middle + 1
    else high = middle
  }
  const found = documents[low]
  return found?._id === id ? found : undefined
}
