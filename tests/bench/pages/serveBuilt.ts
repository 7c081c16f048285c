import { listen } from '../../../server/listen.ts'
import { createBodyCompressor } from '../../../server/publisher/serving/compressBody.ts'
import { findSiteFile } from '../../../server/publisher/serving/findSiteFile.ts'
import { respondWithFile } from '../../../server/publisher/serving/respondWithFile.ts'

/** Serves any built site as the publisher serves ours, compressed; on a free port. */
export async function serveBuilt(
  folder: string,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const compressor = createBodyCompressor()
  const { port, close } = await listen({
    port: 0,
    variable: 'PORT',
    handler: async (request) => {
      const { pathname } = new URL(request.url)
      const target = await findSiteFile(folder, pathname)
      if (target.kind !== 'file') return new Response('', { status: 404 })
      const immutable = pathname.startsWith('/_')
      const headers = new Headers()
      return respondWithFile(request, { ...target, status: 200, immutable, headers }, compressor)
    },
  })
  return { origin: `http://127.0.0.1:${port}`, close }
}
