import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { publishedIn } from './publishedIn.ts'

/** The articles of the same language published just before and just after `article`. */
export function neighbouringArticles(
  content: Content,
  article: Article,
): { readonly earlier: Article | undefined; readonly later: Article | undefined } {
  const articles = publishedIn(content.articles, article.language)
  const place = articles.findIndex(({ _id }) => _id === article._id)
  return { earlier: articles[place + 1], later: place > 0 ? articles[place - 1] : undefined }
}
