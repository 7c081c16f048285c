import type { SanityDocument } from '../documents/document.ts'
import { draftId, isVersionId, publishedId } from '../documents/documentIds.ts'
import { rememberReferred } from './native/referredIds.ts'
import { packDocument } from './packDocument.ts'

/** The current documents in memory. Changed only after a COMMIT, so that it equals the disk. */
export interface Mirror {
  /** Every document, in the order of the ids. */
  all(): readonly SanityDocument[]
  /** The documents whose ids have the same published form: the published one, drafts, versions. */
  group(publishedId: string): readonly SanityDocument[]
  /** A change without `after` is a deletion. */
  apply(changes: readonly { id: string; after?: SanityDocument | undefined }[]): void
  /** Calls back after each change, with the ids of what was written or deleted. */
  onChange(listener: (ids: readonly string[]) => void): void
}

// Packing a document and unpacking it for an answer takes half a millisecond: most datasets are small.
const mostAsObjects = 10_000

// So that no commit has to wait until all that came before has been packed.
const packedWithEach = 2

/**
 * A mirror that holds the given documents. Of a large dataset, long texts are packed.
 * @param expected how many documents are given, so that of many none needs to be held as an object first
 */
export function createMirror(documents: Iterable<SanityDocument>, expected = 0): Mirror {
  const byId = new Map<string, SanityDocument>()
  const asObjects = new Set<string>()
  const versions = new Map<string, Set<string>>()
  const listeners: ((ids: readonly string[]) => void)[] = []
  const put = (id: string, document: SanityDocument): void => {
    const isLarge = Math.max(byId.size, expected) >= mostAsObjects
    byId.set(id, isLarge ? packed(document) : document)
    if (isLarge) asObjects.delete(id)
    else asObjects.add(id)
  }
  const write = (id: string, after: SanityDocument | undefined): void => {
    if (after !== undefined) put(id, after)
    else {
      byId.delete(id)
      asObjects.delete(id)
    }
    if (!isVersionId(id)) return
    const ids = versions.get(publishedId(id)) ?? new Set()
    if (after === undefined) ids.delete(id)
    else ids.add(id)
    versions.set(publishedId(id), ids)
  }
  /** Packs some of those that came while the dataset was small; returns their ids. */
  const packSome = (): readonly string[] => {
    if (byId.size <= mostAsObjects) return []
    const ids: string[] = []
    for (const id of asObjects) {
      if (ids.length === packedWithEach) break
      ids.push(id)
      const document = byId.get(id)
      if (document !== undefined) put(id, document)
    }
    return ids
  }
  for (const document of documents) {
    write(document._id, document)
    packSome()
  }

  return {
    all: () => [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1)),
    group: (id) =>
      [id, draftId(id), ...(versions.get(id) ?? [])].flatMap((member) =>
        publishedId(member) === id ? (byId.get(member) ?? []) : [],
      ),
    apply(changes) {
      const ids = changes.flatMap(({ id, after }) => {
        write(id, after)
        return [id, ...packSome()]
      })
      for (const listener of listeners) listener(ids)
    },
    onChange(listener) {
      listeners.push(listener)
    },
  }
}

/** Packed, if that is worth it; whom it refers to is then known without unpacking it. */
function packed(document: SanityDocument): SanityDocument {
  const made = packDocument(document)
  if (made !== document) rememberReferred(made, document)
  return made
}
