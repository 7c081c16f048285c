import type { Identity } from '../access/identity.ts'
import type { Perspective } from './perspective.ts'
import type { ContentSourceMap } from './sourceMap/sourceMap.ts'

/** A GROQ query to answer. */
export interface QueryRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly perspective: Perspective
  readonly identity: Identity
  /** Whether to say where each part of the result comes from, and elements by their `_key`. */
  readonly resultSourceMap?: boolean | 'withKeyArraySelector'
}

/** The answer to a query. */
export interface QueryResult {
  readonly result: unknown
  /** The tags of what was read. */
  readonly syncTags: readonly string[]
  readonly resultSourceMap?: ContentSourceMap
}

/**
 * Answers queries over the current documents. Asynchronous, so that the evaluation can move into
 * other threads without any change outside.
 */
export interface QueryEngine {
  /** Throws a 400 LakeError when the query cannot be parsed or evaluated. */
  evaluate(request: QueryRequest): Promise<QueryResult>
}
