import type { Event } from '../../../schemas/content.types.ts'
import type { Language } from '../../content/content.ts'
import { loadContent } from '../../content/loadContent.ts'
import { pagesOf } from '../../content/pagesOf.ts'
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

/** The events of a language, for Astro: one calendar file each. */
export function eventCalendarPaths(language: Language): ReturnType<typeof pagesOf> {
  return pagesOf(({ events }) =>
    publishedIn(events, language).map((event) => ({
      params: { slug: event.slug.current },
      props: { event },
    })),
  )
}

/** The calendar file of one event. */
export const calendarResponse = (event: Event): Response => respond([event])

/** All events of a language, past and to come, as a calendar to subscribe to. */
export async function wholeCalendarResponse(language: Language): Promise<Response> {
  const { events, settings } = await loadContent()
  const name = `${settings.title}: ${interfaceText(language).sections.event.toLowerCase()}`
  return respond(publishedIn(events, language), name)
}
