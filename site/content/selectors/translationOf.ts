import type { Article } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'
import { grouping } from '../grouping.ts'
import { withFields } from '../withFields.ts'

const namedBy = grouping(function articlesNamingTranslation(content) {
  const naming = new Map<string, Article>()
  for (const [article, { translation }] of withFields(content, 'articles', ['translation'])) {
    const named = translation?._ref
    if (named !== undefined && !naming.has(named)) naming.set(named, article)
  }
  return naming
})

/** The published translation of an article, whichever of the two names the other. */
export function translationOf(content: Content, article: Article): Article | undefined {
  const named = content.byId.get(article.translation?._ref ?? '')
  const other = named?._type === 'article' ? named : namedBy(content, article._id)
  return other === undefined || other.language === article.language ? undefined : other
}
