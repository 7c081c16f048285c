import type { Article, Author } from '../../../schemas/content.types.ts'
import type { Content } from '../content.ts'

/** The people who signed an article, in the order they are named. */
export function byline(content: Content, article: Article): readonly Author[] {
  return article.authors.flatMap(({ _ref }) => {
    const author = content.byId.get(_ref)
    return author?._type === 'author' ? [author] : []
  })
}
