import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'
import { articlesIn } from './articlesBy.ts'

/** A front page: articles by importance. Each article stands once. */
export interface FrontPage {
  /** The newest featured article, else the newest. */
  readonly lead: Article | undefined
  /** Beside the lead, with pictures. */
  readonly second: readonly Article[]
  /** The rest of the page, by title. */
  readonly third: readonly Article[]
}

const SECOND = 2
const THIRD = 8

/** Composes the front page of a language: featured articles go up, then the newest. */
export const frontPage = selector(function frontPage(
  content: Content,
  language: Language,
): FrontPage {
  const articles = articlesIn(content, language)
  const lead = articles.find(({ featured }) => featured === true) ?? articles[0]
  const rest = articles.filter(({ _id }) => _id !== lead?._id)
  const featured = rest.filter((article) => article.featured === true)
  const second = [...featured, ...rest.filter((article) => article.featured !== true)].slice(
    0,
    SECOND,
  )
  const taken = new Set(second.map(({ _id }) => _id))
  return {
    lead,
    second,
    third: rest.filter(({ _id }) => !taken.has(_id)).slice(0, THIRD),
  }
})
