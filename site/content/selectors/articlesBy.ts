import type { Article, Author, Category, Series, Tag } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { groupByFields } from '../groupByFields.ts'
import { grouping } from '../grouping.ts'

const idsOf = (references: readonly { readonly _ref: string }[] | undefined): readonly string[] =>
  (references ?? []).map(({ _ref }) => _ref)

const NONE: readonly Article[] = []

const byLanguage = grouping(function articlesByLanguage(content) {
  return groupByFields(content, 'articles', ['language'], ({ language }) => [language])
})

const byCategoryId = grouping(function articlesByCategoryId(content) {
  return groupByFields(content, 'articles', ['category'], ({ category }) => [category._ref])
})

const byTagId = grouping(function articlesByTagId(content) {
  return groupByFields(content, 'articles', ['tags'], ({ tags }) => idsOf(tags))
})

const bySeriesId = grouping(function articlesBySeriesId(content) {
  return groupByFields(content, 'articles', ['series'], ({ series }) =>
    series === undefined ? [] : [series._ref],
  )
})

const byAuthorId = grouping(function articlesByAuthorId(content) {
  return groupByFields(content, 'articles', ['authors', 'language'], ({ authors, language }) =>
    idsOf(authors).map((id) => `${language} ${id}`),
  )
})

/** Articles of a language, newest first. */
export function articlesIn(content: Content, language: Language): readonly Article[] {
  return byLanguage(content, language) ?? NONE
}

/** Articles of a category, newest first. */
export function articlesByCategory(
  content: Content,
  category: Pick<Category, '_id'>,
): readonly Article[] {
  return byCategoryId(content, category._id) ?? NONE
}

/** Articles with a tag, newest first. */
export function articlesByTag(content: Content, tag: Pick<Tag, '_id'>): readonly Article[] {
  return byTagId(content, tag._id) ?? NONE
}

/** Articles that a person signed in a language, newest first. */
export function articlesByAuthor(
  content: Content,
  author: Pick<Author, '_id'>,
  language: Language,
): readonly Article[] {
  return byAuthorId(content, `${language} ${author._id}`) ?? NONE
}

/** Articles of a series in reading order: oldest first. */
export function articlesInSeries(
  content: Content,
  series: Pick<Series, '_id'>,
): readonly Article[] {
  return (bySeriesId(content, series._id) ?? NONE).toReversed()
}
