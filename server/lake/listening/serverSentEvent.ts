/** One event of a stream: `id:`, `event:` and, as JSON, `data:`. */
export interface ServerSentEvent {
  readonly event: string
  readonly data: unknown
  readonly id?: string
}

/** Receives the events of one subscription, in order. */
export type EventSink = (event: ServerSentEvent) => void

/** Ends a subscription. Ending it twice is harmless. */
export type Unsubscribe = () => void
