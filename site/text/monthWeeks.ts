import type { Language } from '../content/content.ts'

const DAY = 24 * 60 * 60 * 1000

/** The weeks of a month (`2026-11`), from Monday; places of other months are empty. */
export function monthWeeks(month: string): readonly (readonly (string | undefined)[])[] {
  const first = Date.parse(`${month}-01T12:00:00Z`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY
  const days = Array.from({ length: 42 }, (_, index) => {
    const day = new Date(monday + index * DAY).toISOString().slice(0, 10)
    return day.startsWith(month) ? day : undefined
  })
  return Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7)).filter((week) =>
    week.some((day) => day !== undefined),
  )
}

/** The names of the days of the week, from Monday. */
export function weekdayNames(
  language: Language,
): readonly { readonly short: string; readonly long: string }[] {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  const name = (day: Date, weekday: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(day)
  return Array.from({ length: 7 }, (_, index) => {
    // 5 January 1970 was a Monday.
    const day = new Date((4 + index) * DAY)
    return { short: name(day, 'short'), long: name(day, 'long') }
  })
}

/** The name of a month (`2026-11`): “novembre 2026”. */
export function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`))
}
