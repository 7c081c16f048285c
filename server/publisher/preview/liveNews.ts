/** Tells open pages, as server-sent events, that content has changed. */
export interface LiveNews {
  /** A stream for one page. */
  open(): Response
  tell(): void
  /** How many pages listen. */
  listeners(): number
  close(): void
}

const HEARTBEAT_MILLISECONDS = 25_000

/** News for nobody yet. The word says that something changed, not what: a page asks for itself. */
export function createLiveNews(): LiveNews {
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()
  const send = (text: string): void => {
    for (const controller of open) controller.enqueue(encoder.encode(text))
  }
  const heart = setInterval(() => send(':\n\n'), HEARTBEAT_MILLISECONDS)
  heart.unref()
  return {
    open: () => {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller
          open.add(controller)
          controller.enqueue(encoder.encode('retry: 2000\n\n'))
        },
        cancel: () => {
          if (own !== undefined) open.delete(own)
        },
      })
      const headers = {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        // nginx would keep the news to itself.
        'x-accel-buffering': 'no',
      }
      return new Response(body, { headers })
    },
    tell: () => send('event: change\ndata: 1\n\n'),
    listeners: () => open.size,
    close: () => {
      clearInterval(heart)
      for (const controller of open) controller.close()
      open.clear()
    },
  }
}
