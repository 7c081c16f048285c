import type { Content, Language } from '../content/content.ts'
import { documentAddress, sections } from '../content/documentAddress.ts'
import { selector } from '../content/selector.ts'
import { type SiteRedirect, siteRedirects } from '../content/siteRedirects.ts'

/** A redirect as hosts carry it out. */
export interface HostedRedirect extends SiteRedirect {
  /**
   * File of a page that leads on by itself, for hosts that know no redirects; absent where the
   * address has a query, or a page of its own, which then wins.
   */
  readonly fallback?: string
}

const LANGUAGES: readonly Language[] = ['it', 'en']
const names = LANGUAGES.flatMap((language) => Object.values(sections[language])).join('|')
const LIST = new RegExp(`^/(?:en/)?(?:(?:${names})/)?(?:.*/(?:pagina|page)/\\d+/)?$`)

/** One spelling for an address with and without its last slash. */
const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`)

const pageAddresses = (content: Content): ReadonlySet<string> =>
  new Set(
    [...content.byId.values()].flatMap((document) =>
      LANGUAGES.map((language) => decodeURIComponent(documentAddress(document, language))),
    ),
  )

function fallbackOf(from: string, taken: ReadonlySet<string>): string | undefined {
  const { pathname, search } = new URL(from, 'http://site')
  const path = decodeURI(pathname)
  // Some hosts serve `/a.html` at `/a/`, where it would stand before the page that it leads to.
  const clean = withSlash(path.replace(/\.html?$/, ''))
  if (search !== '' || taken.has(clean) || LIST.test(clean)) return undefined
  if (path.split('/').some((part) => part.startsWith('.'))) return undefined
  return /\.html?$/.test(path) ? path.slice(1) : `${withSlash(path).slice(1)}index.html`
}

/** The redirects of the site, each with the file that stands in for it where one can. */
export const hostedRedirects = selector(function hostedRedirects(
  content: Content,
): readonly HostedRedirect[] {
  const taken = pageAddresses(content)
  return siteRedirects(content).map((redirect) => {
    const fallback = fallbackOf(redirect.from, taken)
    return fallback === undefined ? redirect : { ...redirect, fallback }
  })
})
