import { join } from 'node:path'
import { readLatestOutcome } from './releases/buildStatus.ts'
import { readCurrentRelease } from './releases/releases.ts'
import {
  type RedirectLookup,
  lookUpRedirects,
  readSiteRedirects,
  redirectLocation,
} from './releases/siteRedirects.ts'
import { createBodyCompressor } from './serving/compressBody.ts'
import { fileAt, findSiteFile } from './serving/findSiteFile.ts'
import { respondWithFile } from './serving/respondWithFile.ts'
import { RETRY_AFTER_SECONDS, waitingPage } from './serving/waitingPage.ts'

/** Answers readers with the files of the current release. */
export interface SiteServer {
  handle(request: Request): Promise<Response>
}

/** Parts of the site whose file names carry a hash of their content. */
const HASHED_ASSETS = /^\/(?:_astro|_images)\//

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // Beside the policy that each page carries; framing can only be forbidden in a header.
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  // A stricter policy would make the Origin of the comment form `null`.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
}

/**
 * Serves the site of `folder` (the one that startPublisher writes). Each request is answered from
 * one release, the one that was current when it began.
 */
export function serveSite(options: { readonly folder: string }): SiteServer {
  const compressor = createBodyCompressor()
  // The publisher refuses a release with unreadable redirects; pages are served all the same.
  const redirectsOf = rememberLast((folder) =>
    readSiteRedirects(folder).catch(() => lookUpRedirects([])),
  )

  const answer = async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed()
    const release = await readCurrentRelease(options.folder)
    if (release === undefined) return notYetBuilt(request, options.folder)
    const { pathname, search } = new URL(request.url)
    const redirects = await redirectsOf(release.folder)
    const moved = redirects(pathname, search)
    if (moved?.from.includes('?') === true || moved?.fallback !== undefined) {
      return redirect(moved.to, moved.status)
    }
    const target = await findSiteFile(release.folder, pathname)
    if (target.kind === 'file') {
      const immutable = HASHED_ASSETS.test(pathname)
      const headers = new Headers(SECURITY_HEADERS)
      return respondWithFile(request, { ...target, status: 200, immutable, headers }, compressor)
    }
    if (target.kind === 'slash') return redirect(`${target.location}${search}`, 301)
    if (target.kind === 'malformed') return plain(400, 'Indirizzo non valido · Malformed address')
    const redirected = redirects(pathname, search)
    if (redirected !== undefined) return redirect(redirected.to, redirected.status)
    return notFound(request, release.folder, pathname)
  }

  const notFound = async (
    request: Request,
    release: string,
    pathname: string,
  ): Promise<Response> => {
    const places = ['404.html', '404/index.html']
    const english = places.map((place) => `en/${place}`)
    for (const place of pathname.startsWith('/en/') ? [...english, ...places] : places) {
      const page = await fileAt(join(release, place))
      if (page !== undefined) {
        const headers = new Headers(SECURITY_HEADERS)
        return respondWithFile(
          request,
          { ...page, status: 404, immutable: false, headers },
          compressor,
        )
      }
    }
    return plain(404, 'Pagina non trovata · Page not found')
  }

  return { handle: answer }
}

/** Remembers the answer for the last argument: a release never changes, and one is current. */
function rememberLast(
  read: (folder: string) => Promise<RedirectLookup>,
): (folder: string) => Promise<RedirectLookup> {
  let last: { readonly folder: string; readonly value: Promise<RedirectLookup> } | undefined
  return (folder) => {
    if (last?.folder !== folder) last = { folder, value: read(folder) }
    return last.value
  }
}

function redirect(location: string, status: number): Response {
  const headers = new Headers(SECURITY_HEADERS)
  headers.set('Location', redirectLocation(location))
  headers.set('Cache-Control', 'public, max-age=300')
  return new Response(null, { status, headers })
}

function plain(status: number, text: string, extra: Record<string, string> = {}): Response {
  const headers = new Headers({ ...SECURITY_HEADERS, ...extra })
  headers.set('Content-Type', 'text/plain; charset=utf-8')
  return new Response(`${text}\n`, { status, headers })
}

function methodNotAllowed(): Response {
  return plain(405, 'Il sito si può solo leggere · The site is read-only', { Allow: 'GET, HEAD' })
}

async function notYetBuilt(request: Request, folder: string): Promise<Response> {
  const page = waitingPage((await readLatestOutcome(folder)) === undefined ? 'build' : 'mending')
  const headers = new Headers(SECURITY_HEADERS)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Cache-Control', 'no-store')
  headers.set('Retry-After', String(RETRY_AFTER_SECONDS))
  return new Response(request.method === 'HEAD' ? null : page, { status: 503, headers })
}
