/** Headers for the files whose path matches: `/*` is every file, `/x/*` those of a folder. */
export interface HeaderRule {
  readonly path: '/*' | `/${string}/*`
  readonly headers: Readonly<Record<string, string>>
}

const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/**
 * What hosts should say beside the files, the same as the publisher's own server says. The policy
 * for scripts and styles is in each page, with the hashes of what stands in it; a header adds what
 * only a header can.
 */
export const siteHeaders: readonly HeaderRule[] = [
  {
    path: '/*',
    headers: {
      'Content-Security-Policy': "frame-ancestors 'self'",
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
      // A stricter policy would make the Origin of the comment form `null`.
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    },
  },
  { path: '/_astro/*', headers: IMMUTABLE },
  { path: '/_images/*', headers: IMMUTABLE },
]
