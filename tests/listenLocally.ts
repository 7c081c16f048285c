import { once } from 'node:events'
import type { Server } from 'node:net'

/** Has a server listen on a free port of this machine alone; returns its origin, as `http://127.0.0.1:8080`. */
export async function listenLocally(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${portOf(server)}`
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return address.port
}
