import type { HostedRedirect } from './hostedRedirects.ts'
import { siteHeaders } from './siteHeaders.ts'

/** Both spellings of a path, since not every host takes them for one. */
export function spellings(path: string): readonly string[] {
  if (path === '/' || /\.\w+$/.test(path)) return [path]
  const bare = path.replace(/\/+$/, '')
  return [bare, `${bare}/`]
}

/** `_headers`, as Netlify and Cloudflare Pages read it. */
export function netlifyHeaders(): string {
  return siteHeaders
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
        '\n',
      ),
    )
    .join('\n')
}

/** `_redirects`, as Netlify and Cloudflare Pages read it; the latter ignores those with a query. */
export function netlifyRedirects(redirects: readonly HostedRedirect[]): string {
  return redirects
    .flatMap(({ from, to, status }) => {
      const { pathname, searchParams } = new URL(from, 'http://site')
      const query = [...searchParams].map(([name, value]) => ` ${name}=${value}`).join('')
      // `!`: also where a page stands in for the redirect.
      return spellings(pathname).map(
        (path) => `${path}${query} ${encodeURI(decodeURI(to))} ${status}!\n`,
      )
    })
    .join('')
}
