import type { Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import type { DocumentEvent } from '../storage/transaction.ts'

/** Which transactions of which documents. Bounds are inclusive transaction ids or ISO times. */
export interface TransactionsRequest {
  readonly documentIds: readonly string[]
  readonly identity: Identity
  readonly fromTransaction?: string
  readonly toTransaction?: string
  readonly fromTime?: string
  readonly toTime?: string
  readonly authors?: readonly string[]
  readonly reverse?: boolean
  readonly limit?: number
  readonly excludeMutations?: boolean
  readonly includeEffects?: boolean
}

/** A transaction as the history API shows it. */
export interface TransactionEntry {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly documentIDs: readonly string[]
  readonly mutations?: readonly unknown[]
  readonly effects?: Readonly<Record<string, unknown>>
}

/** Which state of a document: at a revision, at a time, or the last one before it was deleted. */
export interface DocumentAtRequest {
  readonly id: string
  readonly identity: Identity
  readonly revision?: string
  readonly time?: string
  readonly lastRevision?: boolean
}

/** Which page of what happened to a document. */
export interface DocumentEventsRequest {
  readonly id: string
  readonly identity: Identity
  /** How many transactions a page holds at most. */
  readonly limit: number
  /** The `nextCursor` of the page before; the newest page without it. */
  readonly cursor?: string
}

/** Which page of what happened to a release. */
export interface ReleaseEventsRequest {
  readonly name: string
  readonly identity: Identity
  /** How many transactions a page holds at most. */
  readonly limit: number
  /** The `nextCursor` of the page before; the newest page without it. */
  readonly cursor?: string
}

/** Which deleted documents: of these types, the latest so many. */
export interface DeletedDocumentsRequest {
  readonly identity: Identity
  readonly types: readonly string[]
  readonly limit: number
}

/** A document that was deleted, as it was last, by whom and when. */
export interface DeletedDocument {
  readonly deletedAt: string
  readonly author: string
  readonly document: SanityDocument
}

/** What happened to a release or its versions, in the words of the history API. */
export interface ReleaseEvent {
  readonly type: string
  readonly releaseName: string
  readonly timestamp: string
  readonly author: string
  readonly [detail: string]: unknown
}

/** One page of what happened to a release, the newest first. */
export interface ReleaseEventsAnswer {
  readonly events: readonly ReleaseEvent[]
  /** Empty on the last page. */
  readonly nextCursor: string
}

/** One page of what happened to a document, the newest first. */
export interface DocumentEventsAnswer {
  readonly events: readonly DocumentEvent[]
  /** Empty on the last page. */
  readonly nextCursor: string
}
