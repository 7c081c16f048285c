import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { clientAddress, type ProxyRange } from './clientAddress.ts'

/** Where a request came from. */
export interface Connection {
  /** The visitor's address; behind our own proxies the one that they forwarded. */
  readonly remoteAddress: string
}

/** Answers one request; may stream. */
export type RequestHandler = (request: Request, connection: Connection) => Promise<Response>

/** Takes over an upgraded socket and returns true, or returns false to leave it. */
export type UpgradeHandler = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  connection: Connection,
) => boolean

/** A listening HTTP server. */
export interface Listening {
  readonly port: number
  /** Ends open connections, event streams included, and frees the port. */
  close(): Promise<void>
}

/** Thrown when a port cannot be listened on; the message names the variable to change. */
export class ListenError extends Error {
  constructor(port: number, variable: string, cause: unknown) {
    const busy = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    super(
      busy
        ? `Port ${port} is in use. Stop what listens there, or set ${variable} to a free port.`
        : `Cannot listen on port ${port} (${variable}): ${String(cause)}`,
      { cause },
    )
    this.name = 'ListenError'
  }
}

const loopback = '127.0.0.1'

/**
 * Serves `handler` on the loopback address; a proxy stands in front for the outside world.
 * @param port 0 picks a free one.
 * @param proxies whose word on where a request came from is believed.
 * @param variable the environment variable named when the port is taken.
 * @throws ListenError
 */
export async function listen(options: {
  port: number
  variable: string
  handler: RequestHandler
  onUpgrade?: UpgradeHandler
  proxies?: readonly ProxyRange[]
}): Promise<Listening> {
  const { handler, proxies = [] } = options
  const connectionOf = ({
    socket,
    headers,
  }: Pick<IncomingMessage, 'socket' | 'headers'>): Connection => {
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',')
    return { remoteAddress: clientAddress(socket.remoteAddress ?? '', forwarded, proxies) }
  }
  const answer = getRequestListener(
    (request, env) => handler(request, connectionOf(env.incoming)),
    { overrideGlobalObjects: false },
  )
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  // Event streams stay open for as long as an editor works.
  server.requestTimeout = 0
  server.on('upgrade', (request, socket, head) => {
    const connection = connectionOf(request)
    if (options.onUpgrade?.(request, socket, head, connection) !== true) socket.destroy()
  })
  // An upgraded socket is no longer the HTTP server's to close, yet it keeps the port.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await bind(server, options.port, options.variable)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return { port, close: () => closeServer(server, sockets) }
}

function bind(server: Server, port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new ListenError(port, variable, error)))
    server.listen(port, loopback, () => resolve())
  })
}

function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
}
