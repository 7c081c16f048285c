import type { Backlog, Backlogs } from './backlogs.ts'
import type { EventSink, ServerSentEvent, Unsubscribe } from './serverSentEvent.ts'

const heartbeatInterval = 15_000
// A client this far behind is not reading; it can resume from its last event id.
const longestBacklog = 16 * 1024 * 1024
// Below this a client merely has not come to read yet.
const noteworthyBacklog = 512 * 1024

/** What else may end a stream. */
interface EventStreamOptions {
  /** Fires when there will be no more events; the response ends then. */
  readonly ending?: AbortSignal
  /** Those of all streams, which cut this one off when together they are too much. */
  readonly backlogs?: Backlogs
  /** Whether the client may still hear what it is told; asked with each heartbeat. */
  readonly isWelcome?: () => boolean
}

/**
 * A response that streams the events of a subscription until the client leaves. Comments keep the
 * connection alive; a client whose unread backlog exceeds 16 MB is disconnected.
 */
export function eventStream(
  subscribe: (sink: EventSink) => Unsubscribe,
  { ending, backlogs, isWelcome = () => true }: EventStreamOptions = {},
): Response {
  let stop: () => void = () => undefined
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    let isOpen = true
    let unsubscribe: Unsubscribe = () => undefined
    const backlog: Backlog = {
      size: () => longestBacklog - (controller.desiredSize ?? longestBacklog),
      cut: () => {
        stop()
        // An error and not an end, since an end would keep the whole backlog until it is read.
        controller.error(new Error('The client does not read its events.'))
      },
    }
    backlogs?.add(backlog)
    const write = (bytes: Uint8Array): void => {
      if (!isOpen) return
      controller.enqueue(bytes)
      if (backlog.size() > longestBacklog) backlog.cut()
      else if (backlog.size() > noteworthyBacklog) backlogs?.bound()
    }
    const heartbeat = setInterval(() => {
      if (isWelcome()) write(beat)
      else end()
    }, heartbeatInterval)
    heartbeat.unref()
    const end = (): void => {
      stop()
      controller.close()
    }
    stop = () => {
      isOpen = false
      backlogs?.delete(backlog)
      clearInterval(heartbeat)
      ending?.removeEventListener('abort', end)
      unsubscribe()
    }
    ending?.addEventListener('abort', end)
    // An empty comment, so that proxies and clients see the head of the response at once.
    write(greeting)
    unsubscribe = subscribe((event) => write(bytesOf(event)))
    if (!isOpen) unsubscribe()
  }
  const body = new ReadableStream<Uint8Array>(
    { start, cancel: () => stop() },
    { highWaterMark: longestBacklog, size: (chunk) => chunk?.byteLength ?? 0 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

const encoder = new TextEncoder()
const greeting = encoder.encode(':\n\n')
const beat = encoder.encode(': \n\n')

// An event is often told to many at once.
const encoded = new WeakMap<ServerSentEvent, Uint8Array>()

function bytesOf(event: ServerSentEvent): Uint8Array {
  const known = encoded.get(event)
  if (known !== undefined) return known
  const id = event.id === undefined ? '' : `id: ${event.id}\n`
  const text = `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`
  const bytes = encoder.encode(text)
  encoded.set(event, bytes)
  return bytes
}
