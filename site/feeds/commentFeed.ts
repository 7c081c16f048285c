import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress } from '../content/documentAddress.ts'
import { loadContent } from '../content/loadContent.ts'
import { pagesOf } from '../content/pagesOf.ts'
import {
  commentedArticles,
  commentPageAddress,
  commentPages,
} from '../content/selectors/commentPages.ts'
import { type CommentNode, commentsOn, commentThread } from '../content/selectors/commentThread.ts'
import { interfaceText } from '../interface/interfaceText.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'
import { markupOf } from '../text/html.ts'
import { linkPlainText } from '../text/linkPlainText.ts'
import { visitorText } from '../text/visitorText.ts'
import type { Feed } from './feed.ts'
import { rssFeed } from './rssFeed.ts'

const NEWEST = 50

/** The articles of a language that have comments, for Astro: each has a feed of them. */
export function commentFeedPaths(language: Language): ReturnType<typeof pagesOf> {
  return pagesOf((content) =>
    commentedArticles(content, language).map((article) => ({
      params: { slug: article.slug.current },
      props: { article },
    })),
  )
}

/** The comments of an article as RSS, the newest fifty, newest first. */
export async function commentFeedResponse(article: Article): Promise<Response> {
  const { siteUrl } = readSiteEnvironment(process.env)
  const feed = composeCommentFeed(await loadContent(), article, siteUrl)
  return new Response(rssFeed(feed), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
}

function composeCommentFeed(content: Content, article: Article, siteUrl: string): Feed {
  const { language, title } = article
  const text = interfaceText(language).comments
  const address = `${siteUrl}${documentAddress(article, language)}`
  const pageOf = new Map(
    commentPages(commentThread(content, article)).flatMap((roots, index) =>
      roots.flatMap(idsOf).map((id) => [id, index + 1] as const),
    ),
  )
  const newest = commentsOn(content, article).toReversed().slice(0, NEWEST)
  return {
    title: text.feedTitle(title),
    description: text.feedTitle(title),
    language,
    home: address,
    icon: `${siteUrl}/favicon.svg`,
    updated: newest[0]?.submittedAt ?? article.publishedAt,
    entries: newest.map(({ _id, name, body, submittedAt }) => ({
      id: _id,
      url: `${siteUrl}${commentPageAddress(article, pageOf.get(_id) ?? 1)}#commento-${_id.replace(/^comment\./, '')}`,
      title: visitorText(name),
      summary: undefined,
      markup: markupOf(linkPlainText(body)),
      published: submittedAt,
      updated: submittedAt,
      authors: [{ name: visitorText(name), url: '' }],
      categories: [],
    })),
  }
}

function idsOf({ id, replies }: CommentNode): readonly string[] {
  return [id, ...replies.flatMap(idsOf)]
}
