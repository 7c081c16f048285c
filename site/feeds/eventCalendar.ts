import type { Event } from '../../schemas/content.types.ts'
import type { Language } from '../content/content.ts'
import { documentAddress } from '../content/documentAddress.ts'
import { loadContent } from '../content/loadContent.ts'
import { publishedIn } from '../content/selectors/publishedIn.ts'
import { readSiteEnvironment } from '../siteEnvironment.ts'

const STATUS = {
  scheduled: 'CONFIRMED',
  cancelled: 'CANCELLED',
  postponed: 'TENTATIVE',
  movedOnline: 'CONFIRMED',
} as const

const MOST_OCTETS = 75

/** RFC 5545, 3.3.11: characters with a meaning in a value. */
function calendarText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
}

/** RFC 5545, 3.3.5, form 2: an instant in UTC. */
function calendarInstant(iso: string): string {
  return new Date(iso).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** RFC 5545, 3.1: lines of at most 75 octets, never cut inside a character. */
export function foldCalendarLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** An event as an iCalendar file (RFC 5545). Instants are in UTC, so that no time zone is needed. */
export function eventCalendar(event: Event, siteUrl: string): string {
  const url = `${siteUrl}${documentAddress(event, event.language)}`
  const { venue } = event
  const town = [venue?.postalCode, venue?.city].filter(Boolean).join(' ')
  const place = [venue?.name, venue?.address, town, venue?.country].filter(Boolean).join(', ')
  const location = place || event.onlineUrl
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Edicola//Edicola//IT',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event._id}@${new URL(siteUrl).hostname}`,
    `DTSTAMP:${calendarInstant(event._updatedAt)}`,
    `DTSTART:${calendarInstant(event.startsAt)}`,
    event.endsAt && `DTEND:${calendarInstant(event.endsAt)}`,
    `SUMMARY:${calendarText(event.title)}`,
    event.summary && `DESCRIPTION:${calendarText(event.summary)}`,
    location && `LOCATION:${calendarText(location)}`,
    `STATUS:${STATUS[event.status]}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines
    .flatMap((line) => line || [])
    .map((line) => `${foldCalendarLine(line)}\r\n`)
    .join('')
}

/** Slugs of the events of a language, for Astro. */
export async function eventCalendarPaths(
  language: Language,
): Promise<{ params: { slug: string } }[]> {
  const { events } = await loadContent()
  return publishedIn(events, language).map(({ slug }) => ({ params: { slug: slug.current } }))
}

/** The calendar file of the event with `slug`. */
export async function calendarResponse(
  slug: string | undefined,
  language: Language,
): Promise<Response> {
  const { events } = await loadContent()
  const event = publishedIn(events, language).find((candidate) => candidate.slug.current === slug)
  if (event === undefined) return new Response(null, { status: 404 })
  return new Response(eventCalendar(event, readSiteEnvironment(process.env).siteUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
}
