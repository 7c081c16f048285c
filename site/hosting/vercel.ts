import type { HostedRedirect } from './hostedRedirects.ts'
import { siteHeaders } from './siteHeaders.ts'
import { spellings } from './netlify.ts'

/** Characters with a meaning in Vercel's patterns (path-to-regexp). */
const literal = (path: string): string => path.replaceAll(/[\\()[\]{}:*+?.!^$|]/g, '\\$&')

/** `vercel.json`, for a folder that is deployed as it is. */
export function vercelConfig(redirects: readonly HostedRedirect[]): string {
  const config = {
    trailingSlash: true,
    headers: siteHeaders.map(({ path, headers }) => ({
      source: path.replace('*', '(.*)'),
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    })),
    redirects: redirects.flatMap(({ from, to, status }) => {
      const { pathname, searchParams } = new URL(from, 'http://site')
      const has = [...searchParams].map(([key, value]) => ({ type: 'query', key, value }))
      return spellings(pathname).map((path) => ({
        source: literal(path),
        ...(has.length > 0 && { has }),
        destination: to,
        statusCode: status,
      }))
    }),
  }
  return `${JSON.stringify(config, null, 2)}\n`
}
