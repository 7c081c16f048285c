import { CalendarIcon } from '@sanity/icons/Calendar'
import { definePlugin } from 'sanity'
import { CalendarTool } from './CalendarTool.tsx'

/** The tool that shows by the month what went out, what will, and what happens. */
export const calendarTool = definePlugin({
  name: 'edicola-calendar',
  tools: [{ name: 'calendar', title: 'Calendario', icon: CalendarIcon, component: CalendarTool }],
})
