import type { Article, Author } from '../../schemas/content.types.ts'
import type { Content, Language } from './content.ts'
import { documentAddress, sectionAddress } from './documentAddress.ts'
import {
  articlesByAuthor,
  articlesByCategory,
  articlesByTag,
  articlesIn,
  articlesInSeries,
} from './selectors/articlesBy.ts'
import { type ListPage, paginate } from './selectors/paginate.ts'
import { inBothLanguages } from './selectors/inBothLanguages.ts'
import { interfaceText } from '../interface/interfaceText.ts'

/** What a page that lists articles shows. */
export type ArticleListProps = {
  readonly language: Language
  readonly title: string
  readonly label?: string
  readonly description?: string | undefined
  /** Path of the first page of the list. */
  readonly address: string
  readonly list: ListPage<Article>
  /** How many articles the whole list has; on its front alone, where it changes with each. */
  readonly total?: number | undefined
  readonly ordered?: boolean
  readonly translations?: Partial<Record<Language, string>>
}

/** One page for Astro's `getStaticPaths`. */
export type ListPath = {
  readonly params: { readonly slug: string; readonly number: string | undefined }
  readonly props: ArticleListProps
}

const inPages = (content: Content, articles: readonly Article[]): readonly ListPage<Article>[] =>
  paginate(articles, content.settings.articlesPerPage ?? 12)

/** The pages of all articles of a language; none when it has no articles (Italian always has one). */
export function allArticlesPages(content: Content, language: Language): ArticleListProps[] {
  const articles = articlesIn(content, language)
  if (articles.length === 0 && language !== 'it') return []
  const translations = inBothLanguages(content, (each) => sectionAddress('article', each))
  return inPages(content, articles).map((list) => ({
    language,
    title: interfaceText(language).sections.article,
    address: sectionAddress('article', language),
    list,
    total: list.number === 0 ? articles.length : undefined,
    translations,
  }))
}

/** The pages of each category, tag or series of a language. */
export function taxonomyPages(
  content: Content,
  type: 'category' | 'tag' | 'series',
  language: Language,
): ListPath[] {
  const terms = [...content.categories, ...content.tags, ...content.series]
  const text = interfaceText(language)
  return terms
    .filter((term) => term._type === type && term.language === language)
    .flatMap((term) => {
      const articles = articlesOf(content, term)
      return inPages(content, articles).map((list) => ({
        params: {
          slug: term.slug.current,
          number: list.number === 0 ? undefined : String(list.number),
        },
        props: {
          language,
          title: term.title,
          label: text.kinds[type],
          description: term.description,
          address: documentAddress(term, language),
          list,
          total: list.number === 0 ? articles.length : undefined,
          ordered: type === 'series',
        },
      }))
    })
}

/** What a person signed in a language, in pages: the front stands on the person's own page. */
export function articlesOfPerson(
  content: Content,
  author: Author,
  language: Language,
): readonly ListPage<Article>[] {
  return inPages(content, articlesByAuthor(content, author, language))
}

/** The page of each person, which is at a like address in both languages. */
export function personFronts(content: Content) {
  return content.authors.map((author) => ({
    params: { slug: author.slug.current },
    props: { author },
  }))
}

/** The pages of what each person signed in a language, but for the front. */
export function personPages(content: Content, language: Language): ListPath[] {
  return content.authors.flatMap((author) =>
    articlesOfPerson(content, author, language)
      .filter(({ number }) => number > 0)
      .map((list) => ({
        params: { slug: author.slug.current, number: String(list.number) },
        props: {
          language,
          title: author.name,
          label: interfaceText(language).sections.author,
          address: documentAddress(author, language),
          list,
        },
      })),
  )
}

function articlesOf(
  content: Content,
  term: Content['categories'][number] | Content['tags'][number] | Content['series'][number],
): readonly Article[] {
  if (term._type === 'category') return articlesByCategory(content, term)
  if (term._type === 'tag') return articlesByTag(content, term)
  return articlesInSeries(content, term)
}
