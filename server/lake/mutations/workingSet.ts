import { isDeepStrictEqual } from 'node:util'
import type { JsonObject, SanityDocument } from '../documents/document.ts'
import { releaseOf } from '../documents/documentIds.ts'
import { encodeEffects } from '../storage/encodeEffects.ts'
import type { CurrentDocuments } from '../storage/currentDocuments.ts'
import type { DocumentChange, Mutation, Operation, Purge } from '../storage/transaction.ts'

/** A transaction while it is put together: the documents with the changes so far laid over them. */
export interface WorkingSet {
  readonly transactionId: string
  readonly timestamp: string
  /** Which mutation or action of the request is being carried out. */
  index: number
  readonly results: { id: string; operation: Operation; index: number }[]
  get(id: string): SanityDocument | undefined
  /** The versions that belong to a release, changes so far included. */
  versionsIn(release: string): SanityDocument[]
  /** Stores a document under an id; `_id`, `_rev`, `_updatedAt` and `_createdAt` are set here. */
  put(id: string, attributes: JsonObject & { readonly _type: string }, mutation: Mutation): void
  /** Deletes a document, with `purge` its history too. */
  remove(id: string, purge?: Purge): void
  /** Notes that an operation had nothing to do. */
  skip(id: string): void
  /** The documents that differ from before, and the first operation that touched each. */
  changes(): { change: DocumentChange; index: number }[]
}

interface Entry {
  readonly before: SanityDocument | undefined
  readonly index: number
  readonly mutations: Mutation[]
  after: SanityDocument | undefined
  purge?: Purge | undefined
}

/** An empty working set over the documents. */
export function createWorkingSet(
  documents: CurrentDocuments,
  transactionId: string,
  timestamp: string,
): WorkingSet {
  const entries = new Map<string, Entry>()
  const results: { id: string; operation: Operation; index: number }[] = []
  const entryOf = (id: string): Entry => {
    const known = entries.get(id)
    if (known !== undefined) return known
    const before = documents.get(id)
    const entry: Entry = { before, after: before, index: working.index, mutations: [] }
    entries.set(id, entry)
    return entry
  }
  const note = (id: string, operation: Operation): void => {
    results.push({ id, operation, index: working.index })
  }
  const current = (id: string): SanityDocument | undefined => {
    const entry = entries.get(id)
    return entry === undefined ? documents.get(id) : entry.after
  }
  const working: WorkingSet = {
    transactionId,
    timestamp,
    index: 0,
    results,
    get: current,
    versionsIn(release) {
      const stored = documents.versionsIn(release).map(({ _id }) => _id)
      const ids = new Set([...stored, ...entries.keys()])
      return [...ids].flatMap((id) => (releaseOf(id) === release ? (current(id) ?? []) : []))
    },
    put(id, attributes, mutation) {
      const entry = entryOf(id)
      note(id, entry.after === undefined ? 'create' : 'update')
      const created = attributes['_createdAt'] ?? entry.after?._createdAt
      entry.after = {
        ...attributes,
        _id: id,
        _type: attributes._type,
        _rev: transactionId,
        _createdAt: isTimestamp(created) ? created : timestamp,
        _updatedAt: timestamp,
      }
      entry.mutations.push(mutation)
    },
    remove(id, purge) {
      const entry = entryOf(id)
      entry.purge = purge
      note(id, 'delete')
      entry.after = undefined
      entry.mutations.push({ delete: { id } })
    },
    skip: (id) => note(id, 'none'),
    changes: () => [...entries].flatMap(([id, entry]) => changeOf(id, entry)),
  }
  return working
}

function changeOf(
  id: string,
  { before, after, mutations, index, purge }: Entry,
): { change: DocumentChange; index: number }[] {
  if (isDeepStrictEqual(before, after)) return []
  const effects = encodeEffects(before, after)
  const forgotten = after === undefined ? purge : undefined
  return [{ change: { id, before, after, mutations, effects, purge: forgotten }, index }]
}

function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
