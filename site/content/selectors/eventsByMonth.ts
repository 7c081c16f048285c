import type { Event } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'
import { publishedIn } from './publishedIn.ts'

const DAY = 24 * 60 * 60 * 1000
const LONGEST_DAYS = 366

/** The day of an instant in a time zone, as `2026-11-20`. */
export function dayIn(timeZone: string, instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (name: string): string => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** The days on which an event takes place, in the time of its place; a year of them at most. */
export function eventDays({
  startsAt,
  endsAt,
  timeZone,
}: Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>): readonly string[] {
  const first = dayIn(timeZone, startsAt)
  // An event that ends at midnight does not take place on the day that begins then.
  const end = Math.max(Date.parse(startsAt), Date.parse(endsAt ?? startsAt) - 1)
  const last = dayIn(timeZone, end)
  const days: string[] = [first]
  let day = Date.parse(`${first}T12:00:00Z`)
  while ((days.at(-1) ?? last) < last && days.length < LONGEST_DAYS) {
    day += DAY
    days.push(new Date(day).toISOString().slice(0, 10))
  }
  return days
}

/** The months of a language in which something takes place, as `2026-11`, the earliest first. */
export const eventMonths = selector(function eventMonths(
  content: Content,
  language: Language,
): readonly string[] {
  const days = publishedIn(content.events, language).flatMap(eventDays)
  return [...new Set(days.map((day) => day.slice(0, 7)))].sort()
})

/** What takes place in a month (`2026-11`), the earliest first. */
export const eventsInMonth = selector(function eventsInMonth(
  content: Content,
  language: Language,
  month: string,
): readonly Event[] {
  return publishedIn(content.events, language).filter((event) =>
    eventDays(event).some((day) => day.startsWith(month)),
  )
})
