import type { SanityDocument } from '../../documents/document.ts'
import { compareForSort } from '../native/values.ts'
import { valueAt, type Path } from './itemPath.ts'
import { isPlain } from './postings.ts'
import { byId, firstPosition, positionOf } from './sortedDocuments.ts'

/** Documents as `order()` over one path sorts them; equal ones in the order of their ids. */
export interface OrderedDocuments {
  all(): readonly SanityDocument[]
  /** The documents whose value is so related to a value of the same kind. */
  range(op: '<' | '<=' | '>' | '>=', value: string | number | boolean): readonly SanityDocument[]
  add(document: SanityDocument): void
  remove(document: SanityDocument): void
}

/** An order of documents, of one type or of all. */
export interface Order {
  readonly type: string | undefined
  readonly path: Path
  readonly isDescending: boolean
  /** Whether those are left out that have no text, number or boolean at the path. */
  readonly isPlainOnly?: boolean
}

/** Sorts documents, and keeps them sorted. Ranges are those of ascending orders. */
export function createOrderedDocuments(
  documents: readonly SanityDocument[],
  order: Order,
): OrderedDocuments {
  const { type, path, isPlainOnly = false } = order
  const compare = comparing(order)
  const isOrdered = (document: SanityDocument): boolean =>
    (type === undefined || document._type === type) &&
    (!isPlainOnly || isPlain(valueAt(document, path)))
  const list = documents.filter(isOrdered).sort(compare)
  return {
    all: () => list,
    range(op, value) {
      const isSame = (each: SanityDocument): boolean => typeof valueAt(each, path) === typeof value
      const from = (least: 0 | 1): number =>
        firstPosition(list, (each) => compareForSort(valueAt(each, path), value) >= least)
      const [before, after] = [from(0), from(1)]
      const isLess = op === '<' || op === '<='
      const found = isLess
        ? list.slice(0, op === '<' ? before : after)
        : list.slice(op === '>' ? after : before)
      return found.filter(isSame)
    },
    add(document) {
      if (isOrdered(document)) list.splice(positionOf(list, document, compare), 0, document)
    },
    remove(document) {
      const position = positionOf(list, document, compare)
      if (list[position]?._id === document._id) list.splice(position, 1)
    },
  }
}

/** The order in which `order()` over one path puts documents. */
export function comparing({
  path,
  isDescending,
}: Omit<Order, 'type'>): (a: SanityDocument, b: SanityDocument) => number {
  return (a, b) => {
    const ascending = compareForSort(valueAt(a, path), valueAt(b, path))
    return (isDescending ? -ascending : ascending) || byId(a, b)
  }
}
