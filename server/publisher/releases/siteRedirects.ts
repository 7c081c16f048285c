import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** An address that moved: `from` is a path (perhaps with a query), `to` a path or a URL. */
export interface SiteRedirect {
  readonly from: string
  readonly to: string
  readonly status: 301 | 302 | 307 | 308
  /** A file of the release that only leads on, for hosts that know no redirects. */
  readonly fallback?: string | undefined
}

/** Finds the redirect of an address, or `undefined`. */
export type RedirectLookup = (pathname: string, search: string) => SiteRedirect | undefined

function isAddress(text: string): boolean {
  return URL.canParse(text, 'http://site')
}

const redirects: z.ZodType<readonly SiteRedirect[]> = z.array(
  z.object({
    from: z.string().startsWith('/').refine(isAddress),
    to: z.string().min(1).refine(isAddress),
    status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]),
    fallback: z.string().optional(),
  }),
)

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** One spelling for `/a`, `/a/` and `/%61`; the query stays as it is. */
function addressKey(pathname: string, search: string): string {
  const path = safeDecode(pathname).replace(/\/+$/, '')
  return `${path === '' ? '/' : path}${search}`
}

/**
 * A lookup over `list`: the address with its query first, then the path alone. A redirect to
 * itself is left out, since following it would never end.
 */
export function lookUpRedirects(list: readonly SiteRedirect[]): RedirectLookup {
  const byAddress = new Map<string, SiteRedirect>()
  for (const redirect of list) {
    const from = new URL(redirect.from, 'http://site')
    const to = new URL(redirect.to, 'http://site')
    const key = addressKey(from.pathname, from.search)
    const isLoop = to.host === 'site' && addressKey(to.pathname, to.search) === key
    if (!isLoop) byAddress.set(key, redirect)
  }
  return (pathname, search) =>
    (search === '' ? undefined : byAddress.get(addressKey(pathname, search))) ??
    byAddress.get(addressKey(pathname, ''))
}

/** The `Location` of a redirect: percent-encoded, so that it fits into a header. */
export function redirectLocation(to: string): string {
  const url = new URL(to, 'http://site')
  return url.host === 'site' ? `${url.pathname}${url.search}${url.hash}` : url.href
}

/**
 * The redirects that a release carries in `redirects.json`; none when it has no such file.
 * @throws when the file is not a list of {@link SiteRedirect}.
 */
export async function readSiteRedirects(release: string): Promise<RedirectLookup> {
  const text = await readFile(join(release, 'redirects.json'), 'utf8').catch(() => '[]')
  const parsed = redirects.safeParse(JSON.parse(text))
  if (parsed.success) return lookUpRedirects(parsed.data)
  throw new Error(`The built redirects.json is not right: ${z.prettifyError(parsed.error)}`)
}
