import type { SanityDocument } from '../documents/document.ts'
import type { Identity } from '../access/identity.ts'
import type { Perspective } from '../query/perspective.ts'
import type { DocumentEvent } from '../storage/transaction.ts'

/** A GROQ query to answer. */
export interface QueryRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly perspective: Perspective
  readonly identity: Identity
}

/** The answer to a query, and the tags of the documents it depends on. */
export interface QueryAnswer {
  readonly result: unknown
  readonly syncTags: readonly string[]
  readonly ms: number
}

/** Documents asked for by id, and those that were left out. */
export interface DocumentsAnswer {
  readonly documents: SanityDocument[]
  readonly omitted: { id: string; reason: 'existence' | 'permission' }[]
}

/** A write: `mutations` as the API's JSON, not yet checked. */
export interface MutateRequest {
  readonly mutations: unknown
  readonly transactionId?: string
  readonly identity: Identity
  readonly dryRun?: boolean
  readonly autoGenerateArrayKeys?: boolean
}

/** A write in the Studio's terms: `actions` as the API's JSON, not yet checked. */
export interface ActRequest {
  readonly actions: unknown
  readonly transactionId?: string
  readonly identity: Identity
  readonly dryRun?: boolean
}

/** What a listener wants to hear. */
export interface ListenRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly identity: Identity
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly includeAllVersions: boolean
  readonly includeEffects: boolean
  readonly enableResume: boolean
  readonly lastEventId?: string
}

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

/** One page of what happened to a document, the newest first. */
export interface DocumentEventsAnswer {
  readonly events: readonly DocumentEvent[]
  /** Empty on the last page. */
  readonly nextCursor: string
}
