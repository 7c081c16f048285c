import type { Article, Author, Event } from '../../../schemas/content.types.ts'
import type { Content, Language } from '../content.ts'
import { grouping } from '../grouping.ts'
import { publishedIn } from './publishedIn.ts'

/** Whether an event is over; one without an end is over when its day is. */
export function isPast(event: Event, now: Date): boolean {
  const end = event.endsAt ?? event.startsAt
  const grace = event.endsAt === undefined ? 12 * 60 * 60 * 1000 : 0
  return Date.parse(end) + grace <= now.getTime()
}

/** Events of a language: those to come, the nearest first, and those gone by, the latest first. */
export function eventLists(
  content: Content,
  language: Language,
): { readonly upcoming: readonly Event[]; readonly past: readonly Event[] } {
  const events = publishedIn(content.events, language)
  return {
    upcoming: events.filter((event) => !isPast(event, content.readAt)),
    past: events.filter((event) => isPast(event, content.readAt)).toReversed(),
  }
}

/** Events that a person takes part in, the latest first. */
export function eventsByAuthor(
  content: Content,
  author: Author,
  language: Language,
): readonly Event[] {
  return publishedIn(content.events, language)
    .filter((event) => event.participants?.some((person) => person.author?._ref === author._id))
    .toReversed()
}

const reported = grouping(function eventsByReport(content) {
  const events = new Map<string, Event>()
  for (const event of content.events) {
    const report = event.report?._ref
    if (report !== undefined && !events.has(report)) events.set(report, event)
  }
  return events
})

/** The event that an article reports on, if any. */
export function reportedEvent(content: Content, article: Pick<Article, '_id'>): Event | undefined {
  return reported(content, article._id)
}
