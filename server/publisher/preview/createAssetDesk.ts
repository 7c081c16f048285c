import { createBodyCompressor } from '../serving/compressBody.ts'
import { findSiteFile } from '../serving/findSiteFile.ts'
import { respondWithFile } from '../serving/respondWithFile.ts'
import type { Preview } from './openPreview.ts'

const PICTURES = '/_images'

/**
 * Answers for what previewed pages load: styles, fonts and scripts at `/_astro/`, pictures at
 * `/_images/`, where the site has them. Their names are hashes, and whoever has a link loads them:
 * they are as public as the pictures of the content API are.
 */
export function createAssetDesk(
  preview: Pick<Preview, 'shell' | 'pictures'>,
): (request: Request) => Promise<Response> {
  const compressor = createBodyCompressor()
  return async (request) => {
    const { pathname } = new URL(request.url)
    const isPicture = pathname.startsWith(`${PICTURES}/`)
    const folder = isPicture ? preview.pictures : preview.shell()
    const path = isPicture ? pathname.slice(PICTURES.length) : pathname
    const found = folder === undefined ? undefined : await findSiteFile(folder, path)
    const headers = new Headers({ 'X-Content-Type-Options': 'nosniff' })
    if (found?.kind !== 'file') return new Response(null, { status: 404, headers })
    return respondWithFile(request, { ...found, status: 200, immutable: true, headers }, compressor)
  }
}
