import { WebSocket } from 'ws'
import { z } from 'zod'
import { identityId } from '../access/identity.ts'
import { authenticate, type Credentials } from '../accounts/authenticate.ts'
import type { Handle } from '../handler.ts'
import { closeCodes, watchSocket } from './socketLimits.ts'
import { socketMessage } from './socketMessage.ts'

/**
 * Carries event streams over one WebSocket, because a browser opens six HTTP/1.1 connections to
 * a host and one document pane wants as many streams.
 *
 * The client sends `{t: 'open', id, url, headers}` and `{t: 'close', id}`; it is sent
 * `{t: 'open', id, status, headers}`, then `{t: 'data', id, data}` with text, then
 * `{t: 'end', id}`. Each stream is an ordinary request to the lake, with the socket's cookie.
 */
export interface StreamSockets {
  join(socket: WebSocket, request: { headers: Headers; host: string; remoteAddress: string }): void
}

const streamsAtMost = 100
const streamAddress = /^\/v[^/]+\/data\/(listen|live\/events)\/[^/?]+(\?|$)/
const passedOn = ['authorization', 'last-event-id', 'accept']

const message = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('open'),
    id: z.number().int(),
    url: z.string().regex(streamAddress),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  z.object({ t: z.literal('close'), id: z.number().int() }),
])

type Opening = Extract<z.infer<typeof message>, { t: 'open' }>

interface Stream {
  readonly headers: Headers
  readonly author: string
  readonly stop: AbortController
}

/** Makes the streams of a lake available over WebSockets. */
export function createStreamSockets(credentials: Credentials, handle: Handle): StreamSockets {
  return {
    join: (socket, request) => {
      const streams = new Map<number, Stream>()
      const stopAll = (): void => {
        for (const { stop } of streams.values()) stop.abort()
        streams.clear()
      }
      watchSocket(socket, () => {
        for (const { headers, author, stop } of streams.values()) {
          if (authorOf(credentials, headers) !== author) stop.abort()
        }
      })
      socket.on('close', stopAll)
      socket.on('message', (data) => {
        if (socket.readyState !== WebSocket.OPEN) return undefined
        const parsed = message.safeParse(socketMessage(data)).data
        if (parsed === undefined) return socket.close(1008, 'This is not a message')
        if (parsed.t === 'close') return streams.get(parsed.id)?.stop.abort()
        if (streams.has(parsed.id) || streams.size >= streamsAtMost) {
          return socket.close(closeCodes.tooMany, 'Too many streams, or one twice')
        }
        const headers = headersOf(parsed, request.headers)
        const stop = new AbortController()
        streams.set(parsed.id, { headers, author: authorOf(credentials, headers), stop })
        return void carry({ socket, handle, request, opening: parsed, headers, stop })
          .catch((error: unknown) => {
            console.error(error)
            socket.terminate()
          })
          .finally(() => streams.delete(parsed.id))
      })
    },
  }
}

/** Who a stream belongs to; another answer later means that the sign-in has ended. */
function authorOf(credentials: Credentials, headers: Headers): string {
  try {
    return identityId(authenticate(credentials, headers).identity)
  } catch {
    return ''
  }
}

function headersOf(opening: Opening, upgrade: Headers): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'origin']) {
    const value = upgrade.get(name)
    if (value !== null) headers.set(name, value)
  }
  for (const [name, value] of Object.entries(opening.headers)) {
    if (passedOn.includes(name.toLowerCase())) headers.set(name, value)
  }
  return headers
}

/** Asks the lake, and sends what it answers piece by piece, as fast as the other side takes it. */
async function carry(options: {
  socket: WebSocket
  handle: Handle
  request: { host: string; remoteAddress: string }
  opening: Opening
  headers: Headers
  stop: AbortController
}): Promise<void> {
  const { socket, handle, request, opening, headers, stop } = options
  const { id } = opening
  const url = new URL(opening.url, `http://${request.host}`)
  const response = await handle(new Request(url, { headers, signal: stop.signal }), request)
  const reader = response.body?.getReader()
  const cancel = (): void => void reader?.cancel().catch(() => undefined)
  stop.signal.addEventListener('abort', cancel)
  if (stop.signal.aborted) cancel()
  const decoder = new TextDecoder()
  try {
    const plainHeaders = Object.fromEntries(response.headers)
    await send(socket, { t: 'open', id, status: response.status, headers: plainHeaders })
    for (;;) {
      const piece = await reader?.read()
      if (piece === undefined || piece.done) break
      await send(socket, { t: 'data', id, data: decoder.decode(piece.value, { stream: true }) })
    }
    await send(socket, { t: 'end', id })
  } catch (error) {
    if (socket.readyState === WebSocket.OPEN) throw error
  } finally {
    cancel()
  }
}

function send(socket: WebSocket, value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return reject(new Error('The socket is closed.'))
    return socket.send(JSON.stringify(value), (error) => (error ? reject(error) : resolve()))
  })
}
