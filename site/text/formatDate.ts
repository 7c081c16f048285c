import type { Language } from '../content/content.ts'

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' }

/** Kinds of date that the pages show. */
export type DateStyle =
  | 'day'
  | 'shortDay'
  | 'weekday'
  | 'time'
  | 'dayAndTime'
  | 'dayNumber'
  | 'month'

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  dayAndTime: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
  dayNumber: { day: 'numeric' },
  month: { month: 'short', year: 'numeric' },
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes a hundred times longer than using it. */
function formatterOf(style: DateStyle, language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${language} ${timeZone}`
  const known =
    formatters.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone })
  formatters.set(key, known)
  return known
}

/** A date as people of `language` write it, in `timeZone`. */
export function formatDate(
  iso: string,
  style: DateStyle,
  place: { readonly language: Language; readonly timeZone: string },
): string {
  return formatterOf(style, place.language, place.timeZone).format(new Date(iso))
}

/** The name of a time zone as people say it, for example “ora standard dell’Europa centrale”. */
export function timeZoneName(
  iso: string,
  place: { readonly language: Language; readonly timeZone: string },
): string {
  const parts = new Intl.DateTimeFormat(LOCALES[place.language], {
    timeZone: place.timeZone,
    timeZoneName: 'long',
  }).formatToParts(new Date(iso))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? place.timeZone
}
