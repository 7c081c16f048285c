import type { Content, Language } from './content.ts'
import { sectionAddress, sections } from './documentAddress.ts'
import { eventMonths } from './selectors/eventsByMonth.ts'
import type { PagePath } from './tracker.ts'

/** The path of the calendar of a month (`2026-11`). */
export function monthAddress(month: string, language: Language): string {
  return `${sectionAddress('event', language)}${sections[language].month}/${month}/`
}

/** The calendars of a language, one for each month in which something takes place. */
export function eventMonthPages(content: Content, language: Language): readonly PagePath[] {
  return eventMonths(content, language).map((month) => ({ params: { month } }))
}
