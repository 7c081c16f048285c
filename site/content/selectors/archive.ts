import type { Article } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
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

/** Writes instants as `2026-11`, in the time zone of the site. */
function monthFormat({ settings }: Content): (iso: string) => string {
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    timeZone: settings.timeZone,
  })
  return (iso) => {
    // Only a day at the end of a month may be in another one elsewhere, and formatting takes long.
    const day = Number(iso.slice(8, 10))
    if (day > 3 && day < 26) return iso.slice(0, 7)
    const [month = '', year = ''] = format.format(new Date(iso)).split('/')
    return `${year}-${month}`
  }
}

const byMonth = grouping(function articlesByMonth(content) {
  const monthOf = monthFormat(content)
  return groupByFields(content, 'articles', ['language', 'publishedAt'], (article) => [
    `${article.language} ${monthOf(article.publishedAt)}`,
  ])
})

/** The months of a language's archive, the newest first; none as long as one page holds it. */
export const archiveMonths = selector(function archiveMonths(
  content: Content,
  language: Language,
): readonly ArchiveMonth[] {
  const monthOf = monthFormat(content)
  const counts = new Map<string, number>()
  for (const [, read] of withFields(content, 'articles', ['language', 'publishedAt'])) {
    if (read.language !== language) continue
    const month = monthOf(read.publishedAt)
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
  const monthOf = monthFormat(content)
  return byYear(articlesIn(content, language), ({ publishedAt }) => monthOf(publishedAt))
}
