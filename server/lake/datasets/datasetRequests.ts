import type { Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import type { ThreadAnswer } from '../query/threads/threadMessages.ts'

/** The answer to a query, its result as JSON, and how long it took. */
export interface QueryAnswer extends ThreadAnswer {
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
