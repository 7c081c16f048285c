import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { groupByFields } from '../groupByFields.ts'
import { grouping } from '../grouping.ts'
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

const featured = grouping(function featuredArticles(content) {
  return groupByFields(content, 'articles', ['featured', 'language'], (article) =>
    article.featured === true ? [article.language] : [],
  )
})

/** Composes the front page of a language: featured articles go up, then the newest. */
export const frontPage = selector(function frontPage(
  content: Content,
  language: Language,
): FrontPage {
  const chosen = featured(content, language) ?? []
  const latest = articlesIn(content, language).slice(0, 1 + SECOND + THIRD)
  const [lead, ...rest] = new Set([...chosen, ...latest])
  const second = rest.slice(0, SECOND)
  const taken = new Set([lead, ...second])
  return {
    lead,
    second,
    third: latest.filter((article) => !taken.has(article)).slice(0, THIRD),
  }
})
