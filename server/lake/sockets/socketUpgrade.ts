import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Identity } from '../access/identity.ts'
import { createPlaces } from '../access/places.ts'
import { authenticate } from '../accounts/authenticate.ts'
import { errorResponse } from '../errors.ts'
import type { HandlerContext, Handle } from '../handler.ts'
import { createPresence } from './presenceSocket.ts'
import { createStreamSockets } from './streamSocket.ts'

/** The WebSocket side of a lake. */
export interface SocketUpgrade {
  /** Takes over a socket; false when its address is not one of the lake's. */
  handle(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    connection: { readonly remoteAddress: string },
  ): boolean
  /** Ends every open socket. */
  close(): void
}

const presencePath = /^\/v(?:1|X|\d{4}-\d\d-\d\d)\/socket\/([^/]+)$/
// Two for each window of the Studio; a program says who it is on the open socket, or never.
const limits = { inAll: 1000, anonymous: 300, perIdentity: 200, perNetwork: 50 }
const messageBytesAtMost = 256 * 1024

/**
 * `/v<version>/socket/<dataset>` for presence and `/streams` for event streams. Another site's
 * page is refused: a browser lets it connect, with the person's cookie.
 */
export function createSocketUpgrade(context: HandlerContext, answer: Handle): SocketUpgrade {
  const server = new WebSocketServer({ noServer: true, maxPayload: messageBytesAtMost })
  const presence = createPresence(context.credentials)
  const streams = createStreamSockets(context.credentials, answer)
  const places = createPlaces(limits)
  return {
    handle: (request, socket, head, { remoteAddress }) => {
      const host = request.headers.host ?? 'localhost'
      const url = URL.canParse(request.url ?? '', `http://${host}`)
        ? new URL(request.url ?? '', `http://${host}`)
        : undefined
      const dataset = presencePath.exec(url?.pathname ?? '')?.[1]
      if (url === undefined || (dataset === undefined && url.pathname !== '/streams')) return false
      const headers = headersOf(request)
      const admission = admit(context, new Request(url, { headers }), dataset, (identity) =>
        places.enter({ identity, remoteAddress }),
      )
      if (typeof admission === 'string') {
        socket.end(`HTTP/1.1 ${admission}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
        return true
      }
      socket.once('close', admission)
      server.handleUpgrade(request, socket, head, (webSocket) => {
        if (dataset === undefined) streams.join(webSocket, { headers, host, remoteAddress })
        else {
          const ending = context.datasets.ending(dataset)
          presence.join(webSocket, { dataset, ending }, headers)
        }
      })
      return true
    },
    close: () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** What gives the place of a socket back, or the status that refuses it. */
function admit(
  context: HandlerContext,
  request: Request,
  dataset: string | undefined,
  enter: (identity: Identity) => () => void,
): (() => void) | string {
  if (!context.origins.accepts(request)) return '403 Forbidden'
  try {
    const { identity } = authenticate(context.credentials, request.headers)
    if (dataset !== undefined) context.datasets.get(dataset)
    return enter(identity)
  } catch (error) {
    const { statusCode } = errorResponse(error)
    return `${statusCode} ${STATUS_CODES[statusCode] ?? 'Error'}`
  }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'origin', 'authorization'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}
