import type { SanityDocument } from '../../documents/document.ts'
import type { ErrorBody } from '../../errors.ts'
import type { QueryRequest } from '../queryEngine.ts'
import type { ContentSourceMap } from '../sourceMap/sourceMap.ts'

/** What a query thread is made for. */
export interface ThreadSettings {
  /** The SQLite file of the dataset, which the thread reads once. */
  readonly file: string
  readonly projectId: string
  readonly dataset: string
  readonly aclMode: 'public' | 'private'
}

/** The documents that a committed transaction wrote or deleted. */
export interface CommittedDocuments {
  readonly sequence: number
  /** Without `after` the document was deleted. */
  readonly changes: readonly { readonly id: string; readonly after?: SanityDocument | undefined }[]
}

/**
 * What a query thread is told, some at a time, since waking it costs more than most queries, and as
 * JSON, which is quicker to copy than objects. In the order of sending, so that a query sees commits
 * before it. Each query has a number of its own, which comes back with the answer.
 */
export type ToThread =
  | { readonly kind: 'commit'; readonly commits: readonly CommittedDocuments[] }
  | {
      readonly kind: 'query'
      readonly number: number
      readonly request: QueryRequest
      /** Milliseconds since 1970. */
      readonly now: number
    }

/** Messages to a query thread as the text that it is sent. */
export const writeMessages = (messages: readonly ToThread[]): string => JSON.stringify(messages)

/**
 * The messages in a text of `writeMessages`. They are believed to be what that function was given,
 * and not looked at again: nothing else sends texts to a thread, and every query waits for this.
 */
export const readMessages = (text: string): readonly ToThread[] => JSON.parse(text)

/** An answer as a query thread sends it, its result as JSON. */
export interface ThreadAnswer {
  readonly json: string
  readonly syncTags: readonly string[]
  readonly resultSourceMap?: ContentSourceMap
}

/** What is left of a LakeError on its way between threads. */
export interface ThreadRefusal {
  readonly kind: string
  readonly statusCode: number
  readonly message: string
  readonly body: ErrorBody
}

/** What became of a query in a thread. */
export type ThreadOutcome =
  | { readonly kind: 'answer'; readonly answer: ThreadAnswer }
  | { readonly kind: 'refusal'; readonly refusal: ThreadRefusal }
  | { readonly kind: 'failure'; readonly error: unknown }

/** What a query thread tells, some at a time. It works on one query at a time. */
export type FromThread =
  | { readonly kind: 'ready'; readonly documents: number }
  /** The words of so many more documents have been gathered. */
  | { readonly kind: 'gathered'; readonly documents: number }
  | { readonly kind: 'outcome'; readonly number: number; readonly outcome: ThreadOutcome }
