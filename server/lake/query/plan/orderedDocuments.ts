import type { SanityDocument } from '../../documents/document.ts'
import { valueAt, type Path } from './itemPath.ts'
import { byId, positionOf } from './postings.ts'

/** The documents of a type, as `order()` over one path sorts them. */
export interface OrderedDocuments {
  all(): readonly SanityDocument[]
  add(document: SanityDocument): void
  remove(document: SanityDocument): void
}

/** Sorts the documents of a type; those with equal values stand in the order of their ids. */
export function createOrderedDocuments(
  documents: readonly SanityDocument[],
  order: { readonly type: string; readonly path: Path; readonly isDescending: boolean },
): OrderedDocuments {
  const { type, path, isDescending } = order
  const compare = (a: SanityDocument, b: SanityDocument): number => {
    const ascending = compareValues(valueAt(a, path), valueAt(b, path))
    return (isDescending ? -ascending : ascending) || byId(a, b)
  }
  const list = documents.filter((document) => document._type === type).sort(compare)
  return {
    all: () => list,
    add(document) {
      if (document._type === type) list.splice(positionOf(list, document, compare), 0, document)
    },
    remove(document) {
      const position = positionOf(list, document, compare)
      if (list[position]?._id === document._id) list.splice(position, 1)
    },
  }
}

/** The order of values in groq-js 2.0.1: numbers, texts, booleans, all else as equals. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return rankOf(a) - rankOf(b)
}

function rankOf(value: unknown): number {
  return ['number', 'string', 'boolean', typeof value].indexOf(typeof value)
}
