import type { SanityDocument } from '../../documents/document.ts'

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
