import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/** A static server of a built site on a free port of this machine. */
export interface FolderServer {
  readonly origin: string
  close(): Promise<void>
}

/** Serves `folder` as static hosts do. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const serve = sirv(folder, { dev: true })
  const server = createServer((request, response) =>
    serve(request, response, () => {
      response.statusCode = 404
      response.end()
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
