import type { SanityClient } from '@sanity/client'
import { createAssetDesk } from './createAssetDesk.ts'
import { createShareDesk } from './createShareDesk.ts'
import { enterByStudioSecret } from './enterByStudioSecret.ts'
import { findReader, type Reader } from './findReader.ts'
import type { Preview } from './openPreview.ts'
import { PERSPECTIVE, PREVIEW, PREVIEW_DESK, readPerspective } from './previewAddress.ts'
import { editorHeaders, guestHeaders } from './previewHeaders.ts'
import type { Audience, PreviewWish } from './previewMessages.ts'
import { failedPage, messagePages } from './previewMessagePages.ts'
import { STYLE_ADDRESS } from './previewPages.ts'
import { previewStyle } from './previewStyle.ts'
import type { Seal } from './seal.ts'
import { createSignedLinks } from './signedLinks.ts'
import { createVisits } from './visits.ts'

/** Answers for previews on the CMS origin. */
export interface PreviewHandler {
  /** Whether a path is one of ours. */
  owns(pathname: string): boolean
  handle(request: Request): Promise<Response>
}

/** What previews are served with. */
export interface PreviewHandlerOptions {
  readonly preview: Preview
  readonly seal: Seal
  /** The content API, which knows whose credentials a request carries. */
  readonly client: SanityClient
  readonly cmsUrl: string
  readonly clock: () => Date
  /** Sessions are Sanity's, where we cannot ask for them: its Studio brings a secret instead. */
  readonly isHosted: boolean
}

const PATHS = /^\/(?:anteprima|_astro|_images)(?:\/|$)/

/**
 * Serves previews: pages of the site with drafts below `/anteprima/` for the newsroom, one document
 * below `/anteprima/_/condivisa/` for whoever has a signed link, and what those pages load.
 */
export function createPreviewHandler(options: PreviewHandlerOptions): PreviewHandler {
  const { preview, client, seal, cmsUrl, clock, isHosted } = options
  const links = createSignedLinks(seal)
  const visits = createVisits(seal, cmsUrl, clock)
  const whoAsks = async (request: Request): Promise<Reader> =>
    isHosted && visits.isVisit(request) ? 'newsroom' : findReader(client, request)
  const assets = createAssetDesk(preview)
  const shareDesk = createShareDesk({ links, whoAsks, cmsUrl, clock })

  const forNewsroom = async (request: Request, url: URL): Promise<Response> => {
    const headers = editorHeaders([url.host, new URL(cmsUrl).host])
    if (isHosted && url.pathname === `${PREVIEW_DESK}/entra`) {
      const entered = await enterByStudioSecret(request, { client, visits })
      return entered ?? page(401, messagePages.signIn, headers)
    }
    const reader = await whoAsks(request)
    if (reader === 'away') return page(503, messagePages.away, headers)
    if (reader === 'nobody') return page(401, messagePages.signIn, headers)
    if (url.pathname === `${PREVIEW_DESK}/novita`) return preview.news.open()
    const perspective = readPerspective(url.searchParams.get(PERSPECTIVE))
    const place = placeOf(url.pathname)
    if (perspective === undefined || place === undefined) {
      return page(400, messagePages.malformed, headers)
    }
    return show(preview, { place, perspective, audience: { kind: 'editor' } }, headers)
  }

  const forGuest = (token: string): Promise<Response> | Response => {
    const headers = guestHeaders()
    const shared = links.read(token)
    if (shared === undefined) return page(403, messagePages.wrongLink, headers)
    const { id, perspective, until } = shared
    if (Date.parse(until) <= clock().getTime()) {
      return page(410, messagePages.expiredLink, headers)
    }
    const audience: Audience = { kind: 'guest', until }
    return show(preview, { place: { kind: 'document', id }, perspective, audience }, headers)
  }

  return {
    owns: (pathname) => PATHS.test(pathname),
    handle: async (request) => {
      const url = new URL(request.url)
      const { pathname } = url
      if (pathname === `${PREVIEW_DESK}/condividi`) return shareDesk(request)
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return plain(405, 'Si può solo leggere.')
      if (!pathname.startsWith(PREVIEW)) return assets(request)
      if (pathname === STYLE_ADDRESS) return styleSheet()
      if (pathname === PREVIEW)
        return Response.redirect(new URL(`${PREVIEW}/${url.search}`, url), 308)
      const token = new RegExp(`^${PREVIEW_DESK}/condivisa/([^/]+)$`).exec(pathname)?.[1]
      return token === undefined ? forNewsroom(request, url) : forGuest(token)
    },
  }
}

async function show(preview: Preview, wish: PreviewWish, headers: Headers): Promise<Response> {
  const outcome = await preview.show(wish)
  switch (outcome.kind) {
    case 'page':
      return page(200, outcome.html, headers)
    case 'unfit':
      return page(422, wish.audience.kind === 'guest' ? messagePages.notYet : outcome.html, headers)
    case 'missing':
      return page(404, messagePages.missing(wish.audience.kind), headers)
    case 'failed':
      return page(503, failedPage(wish.audience.kind, outcome.message), headers)
  }
}

/** The page that a path below `/anteprima/` names; `undefined` when it cannot be decoded. */
function placeOf(pathname: string): PreviewWish['place'] | undefined {
  try {
    const path = decodeURIComponent(pathname.slice(PREVIEW.length))
    const id = /^\/_\/documento\/([^/]+)$/.exec(path)?.[1]
    if (id !== undefined) return { kind: 'document', id }
    return path.startsWith('/_/') ? undefined : { kind: 'address', pathname: path }
  } catch {
    return undefined
  }
}

const page = (status: number, html: string, headers: Headers): Response =>
  new Response(html, { status, headers })

const styleSheet = (): Response =>
  new Response(previewStyle, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
  })

function plain(status: number, text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(`${text}\n`, { status, headers })
}
