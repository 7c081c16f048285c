import { createServer } from 'node:http'
import sirv from 'sirv'
import { listenLocally } from '../listenLocally.ts'

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
  return {
    origin: await listenLocally(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
