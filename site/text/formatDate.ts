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

/** A formatter, and what it wrote: the date of an article stands on many pages. */
interface Formatter {
  readonly format: Intl.DateTimeFormat
  readonly written: Map<string, string>
}

const MOST_WRITTEN = 10_000

const formatters = new Map<string, Formatter>()

/** Making a formatter takes a hundred times longer than using it. */
function formatterOf(style: DateStyle, language: Language, timeZone: string): Formatter {
  const key = `${style} ${language} ${timeZone}`
  const known = formatters.get(key) ?? {
    format: new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone }),
    written: new Map(),
  }
  formatters.set(key, known)
  return known
}

/** A date as people of `language` write it, in `timeZone`. */
export function formatDate(
  iso: string,
  style: DateStyle,
  place: { readonly language: Language; readonly timeZone: string },
): string {
  const { format, written } = formatterOf(style, place.language, place.timeZone)
  const known = written.get(iso) ?? format.format(new Date(iso))
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(iso, known)
  return known
}

const MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'longOffset',
}

const minuteFormats = new Map<string, Intl.DateTimeFormat>()

/** A moment to the minute on the clocks of `timeZone`, for machines: `2026-11-28T07:30+01:00`. */
export function zonedMinute(iso: string, timeZone: string): string {
  const known =
    minuteFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { ...MINUTE, timeZone })
  minuteFormats.set(timeZone, known)
  return known.format(new Date(iso)).replace(' ', 'T').replace(' GMT', '').replace('\u2212', '-')
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
