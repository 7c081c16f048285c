import type { APIRoute, GetStaticPaths } from 'astro'
import { calendarResponse, eventCalendarPaths } from '../../feeds/calendar/calendarResponse.ts'

/** One calendar file for each event. */
export const getStaticPaths: GetStaticPaths = () => eventCalendarPaths('it')

/** The event as iCalendar. */
export const GET: APIRoute = ({ params }) => calendarResponse(params['slug'], 'it')
