import type { SanityDocument } from '../documents/document.ts'
import { createIndexes, type Indexes } from './plan/indexes.ts'
import { byId, positionOf } from './plan/sortedDocuments.ts'

/** The documents that somebody sees in a perspective, with their indexes. */
export interface View {
  /** In the order of their ids. Never changed: a change makes another array. */
  readonly documents: readonly SanityDocument[]
  readonly indexes: Indexes
  get(id: string): SanityDocument | undefined
  /** Shows other documents under some ids, or none. */
  change(shown: ReadonlyMap<string, SanityDocument | undefined>): void
}

/** A view of documents that are in the order of their ids. */
export function createView(initial: readonly SanityDocument[]): View {
  let documents = initial
  const known = new Map(documents.map((document) => [document._id, document]))
  const indexes = createIndexes(() => documents)
  return {
    indexes,
    get documents() {
      return documents
    },
    get: (id) => known.get(id),
    change(shown) {
      const removed: SanityDocument[] = []
      const added: SanityDocument[] = []
      for (const [id, after] of shown) {
        const before = known.get(id)
        if (before === after) continue
        if (before !== undefined) removed.push(before)
        if (after !== undefined) added.push(after)
        if (after === undefined) known.delete(id)
        else known.set(id, after)
      }
      if (removed.length + added.length === 0) return
      documents = withChanges(documents, removed, added)
      indexes.change(removed, added)
    },
  }
}

function withChanges(
  documents: readonly SanityDocument[],
  removed: readonly SanityDocument[],
  added: readonly SanityDocument[],
): readonly SanityDocument[] {
  const changed = [...documents]
  for (const document of removed) changed.splice(positionOf(changed, document, byId), 1)
  for (const document of added) changed.splice(positionOf(changed, document, byId), 0, document)
  return changed
}
