import type { JsonObject, SanityDocument } from '../documents/document.ts'

/** What a mutation did to a document. */
export type Operation = 'create' | 'update' | 'delete' | 'none'

/** One mutation as the log and the listeners show it, e.g. `{patch: {id, set}}`. */
export type Mutation = JsonObject

/** A Mendoza patch: a flat list of operations and their operands. */
export type MendozaPatch = readonly unknown[]

/** How a change is done and undone, between the documents without their `_rev`. */
export interface Effects {
  readonly apply: MendozaPatch
  readonly revert: MendozaPatch
}

/** History that is deleted: of this document alone, or of all its drafts and versions too. */
export type Purge = 'itself' | 'group'

/** What one transaction did to one document: all its mutations together. */
export interface DocumentChange {
  readonly id: string
  readonly before: SanityDocument | undefined
  readonly after: SanityDocument | undefined
  readonly mutations: readonly Mutation[]
  readonly effects: Effects
  /** Whose history the log forgets, when the document is deleted with it. */
  readonly purge?: Purge | undefined
}

/** What happened to a document and its drafts and versions, in the words of the history API. */
export interface DocumentEvent {
  readonly type: string
  readonly documentId: string
  readonly [detail: string]: unknown
}

/** A transaction that is complete but for being on disk. */
export interface PendingTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  /** Says whether a repeated transaction id is a repeated request; empty where none can be. */
  readonly requestDigest: string
  readonly changes: readonly DocumentChange[]
  readonly events: readonly DocumentEvent[]
}

/** A transaction that is on disk. `sequence` rises by one with each. */
export interface CommittedTransaction {
  readonly sequence: number
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly changes: readonly DocumentChange[]
}

/** What became of a request to write. It resolves only after COMMIT (or the dry run). */
export interface TransactionOutcome {
  readonly transactionId: string
  /** One per mutation and document, in order; `document` is absent where it may not be read. */
  readonly results: readonly {
    readonly id: string
    readonly operation: Operation
    readonly document?: SanityDocument
  }[]
}
