import type { SanityDocument } from '../documents/document.ts'
import { isVersionId, publishedId } from '../documents/documentIds.ts'
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

/** A mirror that holds the given documents. Of a large dataset, long texts are packed. */
export function createMirror(documents: Iterable<SanityDocument>): Mirror {
  const byId = new Map<string, SanityDocument>()
  const versions = new Map<string, Set<string>>()
  const listeners: ((ids: readonly string[]) => void)[] = []
  const write = (id: string, after: SanityDocument | undefined): void => {
    if (after === undefined) byId.delete(id)
    else byId.set(id, byId.size < mostAsObjects ? after : packed(after))
    if (!isVersionId(id)) return
    const ids = versions.get(publishedId(id)) ?? new Set()
    if (after === undefined) ids.delete(id)
    else ids.add(id)
    versions.set(publishedId(id), ids)
  }
  for (const document of documents) write(document._id, document)

  return {
    all: () => [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1)),
    group: (id) =>
      [id, `drafts.${id}`, ...(versions.get(id) ?? [])].flatMap((member) =>
        publishedId(member) === id ? (byId.get(member) ?? []) : [],
      ),
    apply(changes) {
      for (const { id, after } of changes) write(id, after)
      const ids = changes.map(({ id }) => id)
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
