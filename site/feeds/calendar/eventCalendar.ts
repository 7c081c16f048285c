import type { Event } from '../../../schemas/content.types.ts'
import { documentAddress } from '../../content/documentAddress.ts'
import { calendarInstant, calendarText, foldCalendarLine } from './calendarLines.ts'
import { timeZoneLines, zonedTime } from './timeZone.ts'

const STATUS = {
  scheduled: 'CONFIRMED',
  cancelled: 'CANCELLED',
  postponed: 'TENTATIVE',
  movedOnline: 'CONFIRMED',
} as const

type Line = string | false | undefined

function eventLines(event: Event, siteUrl: string): Line[] {
  const url = `${siteUrl}${documentAddress(event, event.language)}`
  const { venue, timeZone } = event
  const town = [venue?.postalCode, venue?.city].filter(Boolean).join(' ')
  const place = [venue?.name, venue?.address, town, venue?.country].filter(Boolean).join(', ')
  const location = place || event.onlineUrl
  return [
    'BEGIN:VEVENT',
    `UID:${event._id}@${new URL(siteUrl).hostname}`,
    `DTSTAMP:${calendarInstant(event._updatedAt)}`,
    `DTSTART;TZID=${timeZone}:${zonedTime(event.startsAt, timeZone)}`,
    event.endsAt && `DTEND;TZID=${timeZone}:${zonedTime(event.endsAt, timeZone)}`,
    `SUMMARY:${calendarText(event.title)}`,
    event.summary && `DESCRIPTION:${calendarText(event.summary)}`,
    location && `LOCATION:${calendarText(location)}`,
    `STATUS:${STATUS[event.status]}`,
    `URL:${url}`,
    'END:VEVENT',
  ]
}

function zoneLines(events: readonly Event[]): string[] {
  // RFC 5545, 3.6: a calendar must have a component, even one without events.
  if (events.length === 0) return timeZoneLines('Etc/UTC', 2000, 2000)
  const zones = Map.groupBy(events, ({ timeZone }) => timeZone)
  return [...zones].flatMap(([timeZone, members]) => {
    const years = members.flatMap(({ startsAt, endsAt }) =>
      [startsAt, endsAt ?? startsAt].map((iso) => new Date(iso).getUTCFullYear()),
    )
    return timeZoneLines(timeZone, Math.min(...years), Math.max(...years))
  })
}

/**
 * Events as an iCalendar file (RFC 5545), in the time of their place, with its time zone. With a
 * `name` it is a calendar to subscribe to, which readers ask for again once a day.
 */
export function eventCalendar(events: readonly Event[], siteUrl: string, name?: string): string {
  const lines: Line[] = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Edicola//Edicola//IT',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what readers knew before it.
    name && `NAME:${calendarText(name)}`,
    name && `X-WR-CALNAME:${calendarText(name)}`,
    name && 'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    name && 'X-PUBLISHED-TTL:P1D',
    ...zoneLines(events),
    ...events.flatMap((event) => eventLines(event, siteUrl)),
    'END:VCALENDAR',
  ]
  return lines
    .flatMap((line) => line || [])
    .map((line) => `${foldCalendarLine(line)}\r\n`)
    .join('')
}
