import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress, sectionAddress } from '../content/documentAddress.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'
import { escapeHtml } from '../text/html.ts'

interface Entry {
  readonly address: string
  readonly changed?: string | undefined
}

function entriesOf(content: Content, language: Language): Entry[] {
  const documents = [
    ...content.articles,
    ...content.events,
    ...content.categories,
    ...content.tags,
    ...content.series,
    ...content.pages,
  ]
  const own = publishedIn(documents, language).filter(
    (document) => !('seo' in document && document.seo?.noIndex === true),
  )
  const people = content.authors.map((author) => ({
    address: documentAddress(author, language),
    changed: author._updatedAt,
  }))
  const lists = (['article', 'author', 'event', 'archive'] as const).map((section) => ({
    address: sectionAddress(section, language),
  }))
  return [
    { address: homeAddress(language) },
    ...lists,
    ...own.map((document) => ({
      address: documentAddress(document, language),
      changed: document._updatedAt,
    })),
    ...people,
    { address: `${homeAddress(language)}privacy/` },
  ]
}

/** The sitemap: every page that searchers should know, with the day it last changed. */
export function sitemap(content: Content, siteUrl: string): string {
  const languages: Language[] = content.articles.some(({ language }) => language === 'en')
    ? ['it', 'en']
    : ['it']
  const urls = languages
    .flatMap((language) => entriesOf(content, language))
    .map(({ address, changed }) => {
      const date = changed === undefined ? '' : `<lastmod>${escapeHtml(changed)}</lastmod>`
      return `<url><loc>${escapeHtml(`${siteUrl}${address}`)}</loc>${date}</url>`
    })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}
