import type { Event } from '../../../schemas/content.types.ts'
import type { Language } from '../../content/content.ts'
import { loadContent } from '../../content/loadContent.ts'
import { publishedIn } from '../../content/selectors/publishedIn.ts'
import { interfaceText } from '../../interface/interfaceText.ts'
import { readSiteEnvironment } from '../../siteEnvironment.ts'
import { eventCalendar } from './eventCalendar.ts'

function respond(events: readonly Event[], name?: string): Response {
  const { siteUrl } = readSiteEnvironment(process.env)
  return new Response(eventCalendar(events, siteUrl, name), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  })
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
  return event === undefined ? new Response(null, { status: 404 }) : respond([event])
}

/** All events of a language, past and to come, as a calendar to subscribe to. */
export async function wholeCalendarResponse(language: Language): Promise<Response> {
  const { events, settings } = await loadContent()
  const name = `${settings.title}: ${interfaceText(language).sections.event.toLowerCase()}`
  return respond(publishedIn(events, language), name)
}
