import type { Operation } from './webhook.ts'

/** What is to be delivered, and how far that has come. */
export interface Message {
  readonly id: string
  readonly hookId: string
  readonly dataset: string
  /** JSON. */
  readonly payload: string
  readonly facts: MessageFacts
  readonly status: 'queued' | 'success' | 'failure'
  readonly failureCount: number
  readonly resultCode: number | null
  readonly createdAt: string
}

/** What the receiver is told beside the payload. */
export interface MessageFacts {
  readonly documentId: string
  readonly transactionId: string
  readonly timestamp: string
  readonly operation: Operation
}

/** What became of one try. */
export interface AttemptResult {
  readonly duration: number
  readonly failureReason: 'http' | 'network' | 'timeout' | null
  readonly resultCode: number | null
  readonly resultBody: string | null
}

/** One try to deliver a message. */
export interface Attempt extends AttemptResult {
  readonly id: string
  readonly messageId: string
  readonly hookId: string
  readonly createdAt: string
}
