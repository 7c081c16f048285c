import type { SanityDocument } from '../../documents/document.ts'
import { fitsWildcard, foldCase } from '../native/wildcard.ts'
import { foundList, unionOf, type Found } from './found.ts'
import { byId, positionOf } from './sortedDocuments.ts'

/** An index: of each key the documents that have it, in the order of their ids. */
export interface Postings {
  get(key: string): readonly SanityDocument[]
  keys(): Iterable<string>
  /** The documents that have a key that fits a pattern of `match`. */
  fitting(pattern: string): Found
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
  // Most keys of a slug or an id have one document, for which a list would take more than it does.
  const lists = new Map<string, SanityDocument | SanityDocument[]>()
  const get = (key: string): SanityDocument[] => {
    const list = lists.get(key)
    return list === undefined ? [] : Array.isArray(list) ? list : [list]
  }
  // The keys that fit a pattern, until one comes or goes; their documents, until any does.
  const fittingKeys = new Map<string, readonly string[]>()
  const fitting = new Map<string, Found>()
  const keysFitting = (term: string): readonly string[] =>
    [...lists.keys()].filter((key) => fitsWildcard(foldCase(key), term))
  const put = (document: SanityDocument, place: (list: SanityDocument[]) => void): void => {
    fitting.clear()
    for (const key of new Set(keysOf(document))) {
      const list = lists.get(key)
      if (list === undefined) {
        lists.set(key, document)
        fittingKeys.clear()
      } else if (Array.isArray(list)) place(list)
      else {
        const both = [list]
        place(both)
        lists.set(key, both)
      }
    }
  }
  for (const document of documents) put(document, (list) => list.push(document))
  return {
    get,
    keys: () => lists.keys(),
    fitting(pattern) {
      const term = foldCase(pattern)
      const keys = remember(fittingKeys, term, () => keysFitting(term))
      return remember(fitting, term, () =>
        gatheredOnce(unionOf(keys.map((key) => foundList(get(key))))),
      )
    },
    add: (document) =>
      put(document, (list) => list.splice(positionOf(list, document, byId), 0, document)),
    remove(document) {
      fitting.clear()
      for (const key of new Set(keysOf(document))) {
        const list = get(key)
        const position = positionOf(list, document, byId)
        if (list[position]?._id !== document._id) continue
        if (list.length > 1) list.splice(position, 1)
        else {
          lists.delete(key)
          fittingKeys.clear()
        }
      }
    },
  }
}

function remember<Value>(known: Map<string, Value>, pattern: string, find: () => Value): Value {
  const value = known.get(pattern) ?? find()
  if (known.size >= mostPatterns) known.clear()
  known.set(pattern, value)
  return value
}

function gatheredOnce({ count, documents }: Found): Found {
  let gathered: readonly SanityDocument[] | undefined
  return { count, documents: () => (gathered ??= documents()) }
}

/** Whether a value is one of those that an index keeps. */
export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The text under which an index keeps a value: equal values have equal texts. */
export function keyText(value: string | number | boolean): string {
  return String(value)
}
