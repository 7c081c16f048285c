import type { Article, Author, Category, Tag } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress } from '../content/documentAddress.ts'
import {
  articlesByAuthor,
  articlesByCategory,
  articlesByTag,
  articlesIn,
} from '../content/selectors/articlesBy.ts'

/** A list of articles that can be followed. */
export type FeedList = {
  /** Path of the page that shows it; the feeds lie beside it. */
  readonly address: string
  readonly language: Language
  /** What its articles have in common; absent: every article of the language. */
  readonly gatheredBy?: Category | Tag | Author
}

const LANGUAGES: readonly Language[] = ['it', 'en']

/** Every list with feeds: all articles of a language, each category, each tag, each person. */
export function feedLists(content: Content): readonly FeedList[] {
  const terms = [...content.categories, ...content.tags]
  return [
    ...LANGUAGES.map((language) => ({ address: homeAddress(language), language })),
    ...terms.map((term) => ({
      address: documentAddress(term, term.language),
      language: term.language,
      gatheredBy: term,
    })),
    ...LANGUAGES.flatMap((language) =>
      content.authors.map((author) => ({
        address: documentAddress(author, language),
        language,
        gatheredBy: author,
      })),
    ),
  ]
}

/** The articles of a list, newest first. */
export function articlesOfList(
  content: Content,
  { gatheredBy, language }: FeedList,
): readonly Article[] {
  if (gatheredBy === undefined) return articlesIn(content, language)
  if (gatheredBy._type === 'category') return articlesByCategory(content, gatheredBy)
  if (gatheredBy._type === 'tag') return articlesByTag(content, gatheredBy)
  return articlesByAuthor(content, gatheredBy, language)
}

/** What a list gathers, as readers know it; absent for all articles. */
export function feedListTitle({ gatheredBy }: FeedList): string | undefined {
  return gatheredBy?._type === 'author' ? gatheredBy.name : gatheredBy?.title
}
