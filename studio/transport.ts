import { readStreamMessage, type StreamRequest } from './streamMessages.ts'

type Fetch = typeof globalThis.fetch

interface OpenStream {
  readonly request: StreamRequest
  receive(status: number, headers: Record<string, string>): void
  push(data: string): void
  end(reason?: Error): void
}

/** What {@link createStreamFetch} needs of the world. */
export interface TransportOptions {
  /** Origin of the lake, without a trailing slash. */
  readonly apiHost: string
  /** Carries whatever is not an event stream. */
  readonly fetch: Fetch
  readonly openSocket: (url: string) => WebSocket
}

const isEventStream = (path: string): boolean => /\/data\/(?:listen|live\/events)\//.test(path)

/**
 * A `fetch` that carries every event stream of the lake over one WebSocket at `/streams`.
 * An open document holds six of them, and browsers open no more than six HTTP/1.1 connections
 * to a host: without this the Studio stops at the second document. When the socket closes,
 * each stream fails as a lost connection does, and its client connects again.
 */
export function createStreamFetch(options: TransportOptions): Fetch {
  const socket = createSharedSocket(options)
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.startsWith(`${options.apiHost}/`) || !isEventStream(url)) {
      return options.fetch(input, init)
    }
    const headers = input instanceof Request ? input.headers : new Headers(init?.headers)
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    return openStream(socket, url.slice(options.apiHost.length), headers, signal)
  }
}

interface SharedSocket {
  open(stream: OpenStream): void
  close(id: number): void
  nextId(): number
}

function createSharedSocket({ apiHost, openSocket }: TransportOptions): SharedSocket {
  const streams = new Map<number, OpenStream>()
  let current: WebSocket | undefined
  let lastId = 0

  const connect = (): WebSocket => {
    const socket = openSocket(`${apiHost.replace(/^http/, 'ws')}/streams`)
    socket.addEventListener('open', () => {
      for (const { request } of streams.values()) socket.send(JSON.stringify(request))
    })
    socket.addEventListener('message', ({ data }) => {
      const message = readStreamMessage(data)
      const stream = message && streams.get(message.id)
      if (!stream) return
      if (message.t === 'open') stream.receive(message.status, message.headers)
      else if (message.t === 'data') stream.push(message.data)
      else {
        streams.delete(message.id)
        stream.end()
      }
    })
    socket.addEventListener('close', () => {
      if (current === socket) current = undefined
      const lost = [...streams.values()]
      streams.clear()
      for (const stream of lost) stream.end(new TypeError('The connection was lost'))
    })
    return socket
  }

  return {
    nextId: () => ++lastId,
    open: (stream) => {
      streams.set(stream.request.id, stream)
      if (!current || current.readyState > WebSocket.OPEN) current = connect()
      else if (current.readyState === WebSocket.OPEN) current.send(JSON.stringify(stream.request))
    },
    close: (id) => {
      const known = streams.delete(id)
      if (known && current?.readyState === WebSocket.OPEN) {
        current.send(JSON.stringify({ t: 'close', id }))
      }
    },
  }
}

function openStream(
  socket: SharedSocket,
  url: string,
  headers: Headers,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  if (signal?.aborted) return Promise.reject(abortReason(signal))
  const id = socket.nextId()
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const finish = (reason?: Error): void => {
    reject(reason ?? new TypeError('The stream ended before it began'))
    if (reason) controller?.error(reason)
    else controller?.close()
    controller = undefined
  }
  socket.open({
    request: { t: 'open', id, url, headers: Object.fromEntries(headers) },
    receive: (status, responseHeaders) => {
      const body = new ReadableStream<Uint8Array>({
        start: (started) => {
          controller = started
        },
        cancel: () => {
          controller = undefined
          socket.close(id)
        },
      })
      resolve(new Response(body, { status, headers: responseHeaders }))
    },
    push: (data) => controller?.enqueue(encoder.encode(data)),
    end: finish,
  })
  signal?.addEventListener('abort', () => {
    socket.close(id)
    finish(abortReason(signal))
  })
  return promise
}

function abortReason(signal: AbortSignal): Error {
  const reason: unknown = signal.reason
  return reason instanceof Error ? reason : new DOMException('Aborted', 'AbortError')
}
