import type { Article } from '../../schemas/content.types.ts'
import type { Content } from '../content/content.ts'
import { documentAddress } from '../content/documentAddress.ts'
import { byline } from '../content/selectors/byline.ts'
import { documentsOf } from '../content/selectors/documentsOf.ts'
import { siteDescription } from '../content/siteDescription.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { markupOf } from '../text/html.ts'
import { renderBody } from '../text/renderBody.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { articlesOfList, type FeedList, feedListTitle } from './feedLists.ts'

const NEWEST = 20

/**
 * A body as readers of feeds show it. They resolve addresses against their own origin, so all become
 * absolute; players, which they drop or refuse, are left to the links that stand below them.
 */
function feedMarkup(markup: string, siteUrl: string, page: string): string {
  const still = markup.replaceAll(/<details class="facade.*?<\/details>/gs, '')
  return still.replaceAll(/ (src|href|srcset)="([^"]*)"/g, (_, name, value) => {
    const absolute = String(value).replaceAll(/(^|, )\/(?!\/)/g, `$1${siteUrl}/`)
    return ` ${name}="${absolute.startsWith('#') ? `${page}${absolute}` : absolute}"`
  })
}

async function composeEntry(
  content: Content,
  article: Article,
  given: { readonly siteUrl: string; readonly whole: boolean },
): Promise<FeedEntry> {
  const { language } = article
  const { siteUrl, whole } = given
  const url = `${siteUrl}${documentAddress(article, language)}`
  const text = interfaceText(language)
  const body = whole
    ? await renderBody(article.body, { content, language, text, owner: article })
    : undefined
  const { hostname } = new URL(siteUrl)
  return {
    // RFC 4151: an IRI that stays when the address changes, as Atom requires.
    id: `tag:${hostname},${article._createdAt.slice(0, 10)}:${article._id}`,
    url,
    title: article.title,
    summary: article.lead,
    markup: body && feedMarkup(markupOf(body.html), siteUrl, url),
    published: article.publishedAt,
    updated: article.modifiedAt ?? article.publishedAt,
    authors: byline(content, article).map((author) => ({
      name: author.name,
      url: `${siteUrl}${documentAddress(author, language)}`,
    })),
    categories: [
      ...documentsOf(content, [article.category], 'category'),
      ...documentsOf(content, article.tags, 'tag'),
    ].map(({ title }) => title),
  }
}

/**
 * The feed of a list: its newest articles, with their whole text in the feeds of all articles and
 * with summaries in the others, which on a large site are hundreds.
 */
export async function composeFeed(
  content: Content,
  list: FeedList,
  siteUrl: string,
): Promise<Feed> {
  const title = feedListTitle(list)
  const whole = title === undefined
  const entries = await Promise.all(
    articlesOfList(content, list)
      .slice(0, NEWEST)
      .map((article) => composeEntry(content, article, { siteUrl, whole })),
  )
  const { settings } = content
  return {
    title: whole ? settings.title : `${title} · ${settings.title}`,
    description: siteDescription(content, list.language),
    language: list.language,
    home: `${siteUrl}${list.address}`,
    icon: `${siteUrl}/favicon.svg`,
    updated: entries.length === 0 ? settings._updatedAt : latestUpdate(entries),
    entries,
  }
}

function latestUpdate(entries: readonly FeedEntry[]): string {
  const moments = entries.map(({ updated }) => Date.parse(updated))
  return new Date(Math.max(...moments)).toISOString()
}
