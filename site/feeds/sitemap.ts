import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress, sectionAddress } from '../content/documentAddress.ts'
import { hasDocumentsIn } from '../content/selectors/hasDocumentsIn.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'
import { translationOf } from '../content/selectors/translationOf.ts'
import { escapeHtml } from '../text/html.ts'

/** One file of the sitemap: some of the articles, or everything else. */
export interface SitemapPart {
  /** The name of its file, without the extension. */
  readonly name: string
  /** Absent: everything that is no article. */
  readonly articles?: readonly Article[] | undefined
}

interface Entry {
  readonly address: string
  readonly changed?: string | undefined
  /** The same page in both languages, itself among them; empty: it is in one alone. */
  readonly translations: readonly (readonly [Language, string])[]
}

const ARTICLES_IN_A_PART = 500

/**
 * The files of the sitemap. Articles are counted from the oldest, so that a new one changes the last
 * part alone, and an edit the part that it is in.
 */
export function sitemapParts(content: Content): readonly SitemapPart[] {
  const oldestFirst = content.articles.toReversed()
  const parts: SitemapPart[] = [{ name: 'site' }]
  for (let start = 0; start < oldestFirst.length; start += ARTICLES_IN_A_PART) {
    const articles = oldestFirst.slice(start, start + ARTICLES_IN_A_PART)
    parts.push({ name: `articles-${parts.length}`, articles })
  }
  return parts
}

const isIndexed = (document: object): boolean => {
  const seo: unknown = Reflect.get(document, 'seo')
  return !(typeof seo === 'object' && seo !== null && Reflect.get(seo, 'noIndex') === true)
}

/** A page of both languages as it is in one of them. */
function entryInBoth(
  addressIn: (language: Language) => string,
  languages: readonly Language[],
  own: { readonly language: Language; readonly changed?: string },
): Entry {
  const all = languages.map((language) => [language, addressIn(language)] as const)
  const { language, changed } = own
  return { address: addressIn(language), changed, translations: all.length > 1 ? all : [] }
}

function otherEntries(content: Content, languages: readonly Language[]): Entry[] {
  const documents = [
    ...content.events,
    ...content.categories,
    ...content.tags,
    ...content.series,
    ...content.pages,
  ]
  const inBoth = [
    homeAddress,
    ...(['article', 'author', 'event', 'archive'] as const).map(
      (section) => (language: Language) => sectionAddress(section, language),
    ),
    (language: Language) => `${homeAddress(language)}privacy/`,
  ]
  return languages.flatMap((language) => [
    ...inBoth.map((addressIn) => entryInBoth(addressIn, languages, { language })),
    ...publishedIn(documents, language)
      .filter(isIndexed)
      .map((document) => ({
        address: documentAddress(document, language),
        changed: document._updatedAt,
        translations: [],
      })),
    ...content.authors.filter(isIndexed).map((author) =>
      entryInBoth((code) => documentAddress(author, code), languages, {
        language,
        changed: author._updatedAt,
      }),
    ),
  ])
}

function articleEntry(content: Content, article: Article): Entry {
  const { language, _updatedAt: changed } = article
  const translation = translationOf(content, article)
  const both = translation === undefined || !isIndexed(translation) ? [] : [article, translation]
  return {
    address: documentAddress(article, language),
    changed,
    translations: both.map((one) => [one.language, documentAddress(one, one.language)] as const),
  }
}

function entriesOf(content: Content, { articles }: SitemapPart): Entry[] {
  if (articles === undefined) {
    return otherEntries(content, hasDocumentsIn(content, 'articles', 'en') ? ['it', 'en'] : ['it'])
  }
  return articles.filter(isIndexed).map((article) => articleEntry(content, article))
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const LINK_NAMESPACE = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

function entryMarkup({ address, changed, translations }: Entry, siteUrl: string): string {
  const whole = (path: string): string => escapeHtml(`${siteUrl}${path}`)
  const date = changed === undefined ? '' : `<lastmod>${escapeHtml(changed)}</lastmod>`
  const links = translations.map(
    ([language, path]) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${whole(path)}"/>`,
  )
  return `<url><loc>${whole(address)}</loc>${date}${links.join('')}</url>`
}

/**
 * One file of the sitemap: pages that searchers should know, with the day they last changed and
 * where they are in the other language
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
export function sitemapPart(content: Content, part: SitemapPart, siteUrl: string): string {
  const urls = entriesOf(content, part).map((entry) => entryMarkup(entry, siteUrl))
  return `${PROLOGUE}<urlset ${NAMESPACE} ${LINK_NAMESPACE}>\n${urls.join('\n')}\n</urlset>\n`
}

/** The index that leads to all parts. */
export function sitemapIndex(content: Content, siteUrl: string): string {
  const parts = sitemapParts(content).map(
    ({ name }) => `<sitemap><loc>${siteUrl}/sitemaps/${name}.xml</loc></sitemap>`,
  )
  return `${PROLOGUE}<sitemapindex ${NAMESPACE}>\n${parts.join('\n')}\n</sitemapindex>\n`
}
