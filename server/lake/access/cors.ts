import type { AllowedOrigins } from './allowedOrigins.ts'

// These say nothing about a person, and pages elsewhere may show a public picture.
const openPaths = /^\/(images\/|files\/|v[^/]+\/(ping|check\/cors)$)/

/**
 * The CORS headers of the answer to a request (https://fetch.spec.whatwg.org/#http-cors-protocol):
 * credentials for an exact list of origins, never with `*`; nothing for other origins, except
 * that anybody may read what is the same for everybody.
 */
export function corsHeaders(origins: AllowedOrigins, request: Request): Record<string, string> {
  const origin = request.headers.get('origin')
  const { pathname } = new URL(request.url)
  if (origin === null || !origins.includes(origin)) {
    if (!openPaths.test(pathname)) return { vary: 'origin' }
    return { vary: 'origin', 'access-control-allow-origin': '*', 'timing-allow-origin': '*' }
  }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'etag, retry-after, x-sanity-shard',
    'timing-allow-origin': origin,
    ...(request.method === 'OPTIONS' ? preflightHeaders(request) : {}),
  }
}

function preflightHeaders(request: Request): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers':
      request.headers.get('access-control-request-headers') ?? 'authorization, content-type',
    'access-control-max-age': '600',
  }
}
