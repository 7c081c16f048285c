import type { SanityDocument } from './document.ts'
import type { DocumentValidator } from './documentValidator.ts'
import { plainError } from './errors.ts'
import type { Identity } from './identity.ts'
import type { EventSink, Unsubscribe } from './serverSentEvent.ts'
import type { DocumentEvent, TransactionOutcome } from './transaction.ts'

/** A perspective by name, or a stack of them: the first that has a document wins. */
export type Perspective = string | readonly string[]

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

/** One dataset: its documents, their history, and those who listen to them. */
export interface Dataset {
  readonly name: string
  readonly aclMode: 'public' | 'private'
  query(request: QueryRequest): Promise<QueryAnswer>
  documents(ids: readonly string[], identity: Identity): DocumentsAnswer
  /** The published document, its draft and its versions, as far as they exist. */
  allVersions(id: string, identity: Identity): DocumentsAnswer
  mutate(request: MutateRequest): Promise<TransactionOutcome>
  act(request: ActRequest): Promise<TransactionOutcome>
  /** Starts a listener; throws a LakeError when its query cannot be parsed. */
  listen(request: ListenRequest, sink: EventSink): Unsubscribe
  /** Starts a stream of the sync tags of each change. */
  liveEvents(
    request: {
      readonly identity: Identity
      readonly includeDrafts: boolean
      readonly lastEventId?: string
    },
    sink: EventSink,
  ): Unsubscribe
  transactions(request: TransactionsRequest): TransactionEntry[]
  documentAt(request: DocumentAtRequest): SanityDocument | undefined
  documentEvents(request: {
    readonly id: string
    readonly identity: Identity
    readonly limit: number
    readonly cursor?: string
  }): DocumentEventsAnswer
  /** The ids of the readable documents that refer to this one, weakly or strongly. */
  referringTo(id: string, identity: Identity): string[]
  /** Every readable document, in the order of their ids. */
  all(identity: Identity, types?: readonly string[]): Iterable<SanityDocument>
  close(): void
}

/** Where a dataset lives and what it is given from outside. */
export interface DatasetOptions {
  readonly file: string
  readonly name: string
  readonly projectId: string
  readonly aclMode: 'public' | 'private'
  readonly clock?: () => Date
  readonly newId?: () => string
  readonly validate?: DocumentValidator
}

/** Opens a dataset, and creates its file on first use. One process at a time may hold it. */
export function openDataset(options: DatasetOptions): Dataset {
  throw plainError(503, 'Service Unavailable', `The dataset ${options.name} cannot be opened yet.`)
}
