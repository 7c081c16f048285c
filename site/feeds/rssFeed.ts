import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress } from '../content/documentAddress.ts'
import { loadContent } from '../content/loadContent.ts'
import { byline } from '../content/selectors/byline.ts'
import { documentsOf } from '../content/selectors/documentsOf.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { escapeHtml, markupOf } from '../text/html.ts'
import { renderBody } from '../text/renderBody.ts'

const NEWEST = 20

/** Text for XML: escaped, without the characters that XML 1.0 forbids. */
function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- XML forbids exactly these.
  return escapeHtml(text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''))
}

async function item(content: Content, article: Article, siteUrl: string): Promise<string> {
  const { language } = article
  const url = `${siteUrl}${documentAddress(article, language)}`
  const text = interfaceText(language)
  const body = await renderBody(article.body, { content, language, text, owner: article })
  // Readers of feeds resolve addresses against their own origin.
  const markup = markupOf(body.html).replaceAll(
    / (src|href|srcset)="([^"]*)"/g,
    (_, name, value) => {
      const absolute = String(value).replaceAll(/(^|, )\/(?!\/)/g, `$1${siteUrl}/`)
      return ` ${name}="${absolute.startsWith('#') ? `${url}${absolute}` : absolute}"`
    },
  )
  const categories = [
    ...documentsOf(content, [article.category], 'category'),
    ...documentsOf(content, article.tags, 'tag'),
  ].map(({ title }) => `<category>${xml(title)}</category>`)
  const creators = byline(content, article).map(
    ({ name }) => `<dc:creator>${xml(name)}</dc:creator>`,
  )
  return [
    '<item>',
    `<title>${xml(article.title)}</title>`,
    `<link>${xml(url)}</link>`,
    `<guid isPermaLink="false">${xml(article._id)}</guid>`,
    `<pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate>`,
    ...creators,
    ...categories,
    article.lead ? `<description>${xml(article.lead)}</description>` : '',
    `<content:encoded>${xml(markup)}</content:encoded>`,
    '</item>',
  ].join('')
}

/** The newest articles of a language as RSS 2.0, with their whole text. */
export async function rssFeed(
  content: Content,
  language: Language,
  siteUrl: string,
): Promise<string> {
  const articles = publishedIn(content.articles, language).slice(0, NEWEST)
  const items = await Promise.all(articles.map((article) => item(content, article, siteUrl)))
  const home = `${siteUrl}${homeAddress(language)}`
  const newest = articles[0]?.publishedAt
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${xml(content.settings.title)}</title>`,
    `<link>${xml(home)}</link>`,
    `<description>${xml(content.settings.description ?? '')}</description>`,
    `<language>${language}</language>`,
    `<atom:link href="${xml(`${home}rss.xml`)}" rel="self" type="application/rss+xml"/>`,
    newest === undefined ? '' : `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

/** The feed of a language, for a page of Astro's. */
export async function rssResponse(language: Language): Promise<Response> {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(await rssFeed(await loadContent(), language, siteUrl), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
}
