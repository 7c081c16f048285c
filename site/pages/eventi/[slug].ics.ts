import type { APIRoute } from 'astro'
import type { Event } from '../../../schemas/content.types.ts'
import { calendarResponse, eventCalendarPaths } from '../../feeds/calendar/calendarResponse.ts'

/** One calendar file for each event. */
export const getStaticPaths = eventCalendarPaths('it')

/** The event as iCalendar. */
export const GET: APIRoute<{ event: Event }> = ({ props }) => calendarResponse(props.event)
