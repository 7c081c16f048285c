import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress, sectionAddress } from '../content/documentAddress.ts'
import { hasDocumentsIn } from '../content/selectors/hasDocumentsIn.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'
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

function otherEntries(content: Content, language: Language): Entry[] {
  const documents = [
    ...content.events,
    ...content.categories,
    ...content.tags,
    ...content.series,
    ...content.pages,
  ]
  const own = publishedIn(documents, language).filter(isIndexed)
  const lists = (['article', 'author', 'event', 'archive'] as const).map((section) => ({
    address: sectionAddress(section, language),
  }))
  return [
    { address: homeAddress(language) },
    ...lists,
    ...[...own, ...content.authors].map((document) => ({
      address: documentAddress(document, language),
      changed: document._updatedAt,
    })),
    { address: `${homeAddress(language)}privacy/` },
  ]
}

function entriesOf(content: Content, { articles }: SitemapPart): Entry[] {
  if (articles === undefined) {
    const languages: Language[] = hasDocumentsIn(content, 'articles', 'en') ? ['it', 'en'] : ['it']
    return languages.flatMap((language) => otherEntries(content, language))
  }
  return articles.filter(isIndexed).map((article) => ({
    address: documentAddress(article, article.language),
    changed: article._updatedAt,
  }))
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** One file of the sitemap: pages that searchers should know, with the day they last changed. */
export function sitemapPart(content: Content, part: SitemapPart, siteUrl: string): string {
  const urls = entriesOf(content, part).map(({ address, changed }) => {
    const date = changed === undefined ? '' : `<lastmod>${escapeHtml(changed)}</lastmod>`
    return `<url><loc>${escapeHtml(`${siteUrl}${address}`)}</loc>${date}</url>`
  })
  return `${PROLOGUE}<urlset ${NAMESPACE}>\n${urls.join('\n')}\n</urlset>\n`
}

/** The index that leads to all parts. */
export function sitemapIndex(content: Content, siteUrl: string): string {
  const parts = sitemapParts(content).map(
    ({ name }) => `<sitemap><loc>${siteUrl}/sitemaps/${name}.xml</loc></sitemap>`,
  )
  return `${PROLOGUE}<sitemapindex ${NAMESPACE}>\n${parts.join('\n')}\n</sitemapindex>\n`
}
