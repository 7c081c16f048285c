import type { SanityDocument } from '../../documents/document.ts'
import { publishedId, releaseOf } from '../../documents/documentIds.ts'
import { referredIds } from '../native/referredIds.ts'
import { valueAt, type Path } from './itemPath.ts'
import { matchTokens } from './matchTokens.ts'
import { createOrderedDocuments, type Order, type OrderedDocuments } from './orderedDocuments.ts'
import { createPostings, isPlain, keyText, type Postings } from './postings.ts'

/** The indexes of a set of documents: each made when first asked for, and kept from then on. */
export interface Indexes {
  /** By the text, number or boolean at a path. */
  attribute(path: Path): Postings
  /** By the values at a path inside the elements of an array. */
  elements(path: Path, leaf: Path): Postings
  /** By the ids that `references()` finds. */
  references(): Postings
  /** By the published form of the id. */
  group(): Postings
  /** By the release of the id. */
  release(): Postings
  /** By the words that `match` finds at a path. */
  tokens(path: Path): Postings
  /** By whatever else; the name stands for the function. */
  other(name: string, keysOf: (document: SanityDocument) => Iterable<string>): Postings
  ordered(order: Order): OrderedDocuments
  /** The documents with a plain value at a path, in ascending order. */
  sorted(path: Path): OrderedDocuments
  change(removed: readonly SanityDocument[], added: readonly SanityDocument[]): void
}

// Paths come from requests: without a bound anybody could fill the memory.
const mostIndexes = 48

/** Indexes of the documents that the function gives, in the order of their ids. */
export function createIndexes(documents: () => readonly SanityDocument[]): Indexes {
  const postings = new Map<string, Postings>()
  const lists = new Map<string, OrderedDocuments>()
  const other: Indexes['other'] = (name, keysOf) =>
    kept(postings, name, () => createPostings(documents(), keysOf))
  const ordered: Indexes['ordered'] = (order) => {
    const { type, path, isDescending, isPlainOnly = false } = order
    const name = JSON.stringify([type, path, isDescending, isPlainOnly])
    return kept(lists, name, () => createOrderedDocuments(documents(), order))
  }
  return {
    other,
    attribute: (path) =>
      other(JSON.stringify(['attribute', path]), (each) => keysOfValue(valueAt(each, path))),
    elements: (path, leaf) =>
      other(JSON.stringify(['elements', path, leaf]), (each) => {
        const array = valueAt(each, path)
        if (!Array.isArray(array)) return []
        return array.flatMap((element) => keysOfValue(valueAt(element, leaf)))
      }),
    references: () => other('references', referredIds),
    group: () => other('group', ({ _id }) => [publishedId(_id)]),
    release: () =>
      other('release', ({ _id }) => {
        const release = releaseOf(_id)
        return release === undefined ? [] : [release]
      }),
    tokens: (path) =>
      other(JSON.stringify(['tokens', path]), (each) => matchTokens(valueAt(each, path))),
    ordered,
    sorted: (path) => ordered({ type: undefined, path, isDescending: false, isPlainOnly: true }),
    change(removed, added) {
      for (const index of [...postings.values(), ...lists.values()]) {
        for (const document of removed) index.remove(document)
        for (const document of added) index.add(document)
      }
    },
  }
}

function kept<T>(indexes: Map<string, T>, name: string, create: () => T): T {
  const known = indexes.get(name)
  if (known !== undefined) return known
  const [oldest] = indexes.keys()
  if (indexes.size >= mostIndexes && oldest !== undefined) indexes.delete(oldest)
  const created = create()
  indexes.set(name, created)
  return created
}

function keysOfValue(value: unknown): string[] {
  return isPlain(value) ? [keyText(value)] : []
}
