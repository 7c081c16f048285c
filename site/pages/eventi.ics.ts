import type { APIRoute } from 'astro'
import { wholeCalendarResponse } from '../feeds/calendar/calendarResponse.ts'

/** All events, as a calendar to subscribe to. */
export const GET: APIRoute = () => wholeCalendarResponse('it')
