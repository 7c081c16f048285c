import type { Article } from '../../schemas/content.types.ts'
import type { Content, Language } from '../content/content.ts'
import { documentAddress, homeAddress } from '../content/documentAddress.ts'
import {
  articlesByAuthor,
  articlesByCategory,
  articlesByTag,
} from '../content/selectors/articlesBy.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'

/** A list of articles that can be followed. */
export interface FeedList {
  /** Path of the page that shows it; the feeds lie beside it. */
  readonly address: string
  readonly language: Language
  /** What it gathers; absent: every article of the language. */
  readonly title: string | undefined
  /** Newest first. */
  readonly select: () => readonly Article[]
}

const LANGUAGES: readonly Language[] = ['it', 'en']

/** Every list with feeds: all articles of a language, each category, each tag, each author. */
export function feedLists(content: Content): readonly FeedList[] {
  const whole = LANGUAGES.map((language) => ({
    address: homeAddress(language),
    language,
    title: undefined,
    select: () => publishedIn(content.articles, language),
  }))
  const terms = [...content.categories, ...content.tags].map((term) => ({
    address: documentAddress(term, term.language),
    language: term.language,
    title: term.title,
    select: () =>
      term._type === 'category' ? articlesByCategory(content, term) : articlesByTag(content, term),
  }))
  const people = LANGUAGES.flatMap((language) =>
    content.authors.map((author) => ({
      address: documentAddress(author, language),
      language,
      title: author.name,
      select: () => articlesByAuthor(content, author, language),
    })),
  )
  return [...whole, ...terms, ...people]
}
