import type { Content, Language, PageDocument } from '../content/content.ts'
import { documentAddress, sections } from '../content/documentAddress.ts'
import { grouping } from '../content/grouping.ts'
import { selector } from '../content/selector.ts'
import { type SiteRedirect, siteRedirects } from '../content/siteRedirects.ts'
import { withFields } from '../content/withFields.ts'

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

/** Documents that have a page, by the last part of its address. */
const bySlug = grouping(function documentsBySlug(content) {
  const { authors, events, categories, tags, series, pages } = content
  const groups = new Map<string, PageDocument[]>()
  const put = (slug: string, document: PageDocument): void => {
    const group = groups.get(slug)
    if (group === undefined) groups.set(slug, [document])
    else group.push(document)
  }
  for (const [article, { slug }] of withFields(content, 'articles', ['slug'])) {
    put(slug.current, article)
  }
  for (const document of [authors, events, categories, tags, series, pages].flat()) {
    put(document.slug.current, document)
  }
  return groups
})

/** Whether a document has its page at a path, in its spelling with a last slash. */
function isTaken(content: Content, path: string): boolean {
  const documents = bySlug(content, path.split('/').at(-2) ?? '') ?? []
  return documents.some((document) =>
    LANGUAGES.some((language) => decodeURIComponent(documentAddress(document, language)) === path),
  )
}

function fallbackOf(content: Content, from: string): string | undefined {
  const { pathname, search } = new URL(from, 'http://site')
  const path = decodeURI(pathname)
  // Some hosts serve `/a.html` at `/a/`, where it would stand before the page that it leads to.
  const clean = withSlash(path.replace(/\.html?$/, ''))
  if (search !== '' || isTaken(content, clean) || LIST.test(clean)) return undefined
  if (path.split('/').some((part) => part.startsWith('.'))) return undefined
  return /\.html?$/.test(path) ? path.slice(1) : `${withSlash(path).slice(1)}index.html`
}

/** The redirects of the site, each with the file that stands in for it where one can. */
export const hostedRedirects = selector(function hostedRedirects(
  content: Content,
): readonly HostedRedirect[] {
  return siteRedirects(content).map((redirect) => {
    const fallback = fallbackOf(content, redirect.from)
    return fallback === undefined ? redirect : { ...redirect, fallback }
  })
})
