import type { EventSink, ServerSentEvent, Unsubscribe } from './serverSentEvent.ts'

const heartbeatInterval = 15_000
// A client this far behind is not reading; it can resume from its last event id.
const longestBacklog = 16 * 1024 * 1024

/**
 * A response that streams the events of a subscription until the client leaves. Comments keep the
 * connection alive; a client whose unread backlog exceeds 16 MB is disconnected.
 * @param ending fires when there will be no more events; the response ends then
 */
export function eventStream(
  subscribe: (sink: EventSink) => Unsubscribe,
  ending?: AbortSignal,
): Response {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    let isOpen = true
    let unsubscribe: Unsubscribe = () => undefined
    const write = (text: string): void => {
      if (!isOpen) return
      controller.enqueue(encoder.encode(text))
      if ((controller.desiredSize ?? 0) >= 0) return
      stop()
      // An error and not an end, since an end would keep the whole backlog until it is read.
      controller.error(new Error('The client does not read its events.'))
    }
    const heartbeat = setInterval(() => write(': \n\n'), heartbeatInterval)
    heartbeat.unref()
    const end = (): void => {
      stop()
      controller.close()
    }
    stop = () => {
      isOpen = false
      clearInterval(heartbeat)
      ending?.removeEventListener('abort', end)
      unsubscribe()
    }
    ending?.addEventListener('abort', end)
    // An empty comment, so that proxies and clients see the head of the response at once.
    write(':\n\n')
    unsubscribe = subscribe((event) => write(format(event)))
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

function format({ event, data, id }: ServerSentEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
