import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { authenticate } from '../accounts/authenticate.ts'
import type { HandlerContext, Handle } from '../handler.ts'
import { createPresence } from './presenceSocket.ts'
import { createStreamSockets } from './streamSocket.ts'

/** The WebSocket side of a lake. */
export interface SocketUpgrade {
  /** Takes over a socket; false when its address is not one of the lake's. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Ends every open socket. */
  close(): void
}

const presencePath = /^\/v(?:1|X|\d{4}-\d\d-\d\d)\/socket\/([^/]+)$/
const socketsAtMost = 500
const messageBytesAtMost = 256 * 1024

/**
 * `/v<version>/socket/<dataset>` for presence and `/streams` for event streams. Another site's
 * page is refused: a browser lets it connect, with the person's cookie.
 */
export function createSocketUpgrade(context: HandlerContext, answer: Handle): SocketUpgrade {
  const server = new WebSocketServer({ noServer: true, maxPayload: messageBytesAtMost })
  const presence = createPresence(context.credentials)
  const streams = createStreamSockets(context.credentials, answer)
  return {
    handle: (request, socket, head) => {
      const host = request.headers.host ?? 'localhost'
      const url = URL.canParse(request.url ?? '', `http://${host}`)
        ? new URL(request.url ?? '', `http://${host}`)
        : undefined
      const dataset = presencePath.exec(url?.pathname ?? '')?.[1]
      if (url === undefined || (dataset === undefined && url.pathname !== '/streams')) return false
      const headers = headersOf(request)
      const refusal = refuse(context, new Request(url, { headers }), dataset, server.clients.size)
      if (refusal !== undefined) {
        socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
        return true
      }
      const remoteAddress = request.socket.remoteAddress ?? ''
      server.handleUpgrade(request, socket, head, (webSocket) => {
        if (dataset === undefined) streams.join(webSocket, { headers, host, remoteAddress })
        else presence.join(webSocket, dataset, headers)
      })
      return true
    },
    close: () => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

function refuse(
  context: HandlerContext,
  request: Request,
  dataset: string | undefined,
  open: number,
): string | undefined {
  if (!context.origins.accepts(request)) return '403 Forbidden'
  if (open >= socketsAtMost) return '503 Service Unavailable'
  if (!isKnown(context, request.headers)) return '401 Unauthorized'
  const known = context.datasets.list().some(({ name }) => name === dataset)
  return dataset === undefined || known ? undefined : '404 Not Found'
}

function isKnown(context: HandlerContext, headers: Headers): boolean {
  try {
    authenticate(context.credentials, headers)
    return true
  } catch {
    return false
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
