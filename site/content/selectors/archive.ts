import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { monthIn } from '../../text/formatDate.ts'
import { sectionAddress } from '../documentAddress.ts'
import { groupByFields } from '../groupByFields.ts'
import { grouping } from '../grouping.ts'
import { selector } from '../selector.ts'
import { withFields } from '../withFields.ts'
import { articlesIn } from './articlesBy.ts'

/** A longer archive is cut by months: ten thousand titles on one page are of no use to anybody. */
const MOST_ON_ONE_PAGE = 500

/** A month of the archive. */
export interface ArchiveMonth {
  /** As `2026-11`. */
  readonly month: string
  readonly count: number
}

const byMonth = grouping(function articlesByMonth(content) {
  const { timeZone } = content.settings
  return groupByFields(content, 'articles', ['language', 'publishedAt'], (article) => [
    `${article.language} ${monthIn(article.publishedAt, timeZone)}`,
  ])
})

/** The months of a language's archive, the newest first; none as long as one page holds it. */
export const archiveMonths = selector(function archiveMonths(
  content: Content,
  language: Language,
): readonly ArchiveMonth[] {
  const { timeZone } = content.settings
  const counts = new Map<string, number>()
  for (const [, read] of withFields(content, 'articles', ['language', 'publishedAt'])) {
    if (read.language !== language) continue
    const month = monthIn(read.publishedAt, timeZone)
    counts.set(month, 1 + (counts.get(month) ?? 0))
  }
  const months = [...counts].map(([month, count]) => ({ month, count }))
  const all = months.reduce((sum, { count }) => sum + count, 0)
  return all <= MOST_ON_ONE_PAGE ? [] : months
})

/** The same months alone: a new article changes its month's count, and seldom the months there are. */
export const archiveMonthNames = selector(function archiveMonthNames(
  content: Content,
  language: Language,
): readonly string[] {
  return archiveMonths(content, language).map(({ month }) => month)
})

/** The articles that appeared in a month (`2026-11`), the newest first. */
export function articlesInMonth(
  content: Content,
  language: Language,
  month: string,
): readonly Article[] {
  return byMonth(content, `${language} ${month}`) ?? []
}

/** The path of a month of the archive. */
export function archiveMonthAddress(month: string, language: Language): string {
  return `${sectionAddress('archive', language)}${month}/`
}

/** Members by their year, in their order. @param monthOf as `2026-11`, or longer. */
export function byYear<Member>(
  members: readonly Member[],
  monthOf: (member: Member) => string,
): readonly (readonly [year: string, members: readonly Member[]])[] {
  return [...Map.groupBy(members, (member) => monthOf(member).slice(0, 4))]
}

/** A whole archive on one page, year by year; for languages without {@link archiveMonths}. */
export function articlesByYear(
  content: Content,
  language: Language,
): readonly (readonly [year: string, articles: readonly Article[]])[] {
  const { timeZone } = content.settings
  return byYear(articlesIn(content, language), ({ publishedAt }) => monthIn(publishedAt, timeZone))
}
