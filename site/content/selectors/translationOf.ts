import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'

/** The published translation of an article, whichever of the two names the other. */
export function translationOf(content: Content, article: Article): Article | undefined {
  const named = content.articles.find(({ _id }) => _id === article.translation?._ref)
  const naming = content.articles.find(({ translation }) => translation?._ref === article._id)
  const other = named ?? naming
  return other === undefined || other.language === article.language ? undefined : other
}
