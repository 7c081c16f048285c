import { PREVIEW } from './previewAddress.ts'
import { OVERLAY_ADDRESS } from './previewPages.ts'

/** Draft words belong to nobody's cache and to no search engine. */
const SECRET: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Type': 'text/html; charset=utf-8',
}

const COMMON = [
  "default-src 'self'",
  // Each page's own policy names the hashes of its styles; both hold.
  "style-src 'self' 'unsafe-inline'",
  'frame-src https:',
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
]

/**
 * The headers of a page in the Studio. It stands on the origin of the editor's session, so one
 * script may run in it, ours, which may read previews and ask for nothing else; no form leaves it.
 * @param hosts under which the CMS is known.
 */
export function editorHeaders(hosts: readonly string[]): Headers {
  const at = (path: string): string => [...new Set(hosts)].map((host) => `${host}${path}`).join(' ')
  const policy = [
    ...COMMON,
    `script-src ${at(OVERLAY_ADDRESS)}`,
    `connect-src ${at(`${PREVIEW}/`)}`,
    "frame-ancestors 'self'",
  ]
  return new Headers({
    ...SECRET,
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'same-origin',
  })
}

/** The headers of a page for a guest: nothing runs in it, nothing frames it. */
export function guestHeaders(): Headers {
  const policy = [...COMMON, "script-src 'none'", "connect-src 'none'", "frame-ancestors 'none'"]
  return new Headers({
    ...SECRET,
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'no-referrer',
  })
}
