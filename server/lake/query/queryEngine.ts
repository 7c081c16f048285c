import type { Identity } from '../access/identity.ts'
import type { Perspective } from './perspective.ts'

/** A GROQ query to answer. */
export interface QueryRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly perspective: Perspective
  readonly identity: Identity
}

/**
 * Answers queries over the current documents. Asynchronous, so that the evaluation can move into
 * other threads without any change outside.
 */
export interface QueryEngine {
  /**
   * The value of a query and the tags of what it read. Throws a 400 LakeError when it cannot be
   * parsed or evaluated.
   */
  evaluate(
    request: QueryRequest,
  ): Promise<{ readonly result: unknown; readonly syncTags: readonly string[] }>
}
