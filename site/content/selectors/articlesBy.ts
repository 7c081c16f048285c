import type { Article, Author, Category, Series, Tag } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'

type Reference = { readonly _ref: string }

const leadsTo = (references: readonly Reference[] | undefined, id: string): boolean =>
  references?.some(({ _ref }) => _ref === id) ?? false

/** Articles of a category, newest first. */
export function articlesByCategory(content: Content, category: Category): readonly Article[] {
  return content.articles.filter((article) => article.category._ref === category._id)
}

/** Articles with a tag, newest first. */
export function articlesByTag(content: Content, tag: Tag): readonly Article[] {
  return content.articles.filter((article) => leadsTo(article.tags, tag._id))
}

/** Articles that an author signed in a language, newest first. */
export function articlesByAuthor(
  content: Content,
  author: Author,
  language: Language,
): readonly Article[] {
  return content.articles.filter(
    (article) => article.language === language && leadsTo(article.authors, author._id),
  )
}

/** Articles of a series in reading order: oldest first. */
export function articlesInSeries(content: Content, series: Series): readonly Article[] {
  return content.articles.filter((article) => article.series?._ref === series._id).toReversed()
}
