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

/** Making a formatter takes a hundred times longer than using it, and using it longer than to look. */
function write(iso: string, name: string, makeFormat: () => Intl.DateTimeFormat): string {
  const formatter: Formatter = formatters.get(name) ?? { format: makeFormat(), written: new Map() }
  formatters.set(name, formatter)
  const { format, written } = formatter
  const known = written.get(iso)
  if (known !== undefined) return known
  const text = format.format(new Date(iso))
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(iso, text)
  return text
}

/** A date as people of `language` write it, in `timeZone`. */
export function formatDate(
  iso: string,
  style: DateStyle,
  place: { readonly language: Language; readonly timeZone: string },
): string {
  const { language, timeZone } = place
  return write(iso, `${style} ${language} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone })
  })
}

const MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'longOffset',
}

/** A moment to the minute on the clocks of `timeZone`, for machines: `2026-11-28T07:30+01:00`. */
export function zonedMinute(iso: string, timeZone: string): string {
  return write(iso, `minute ${timeZone}`, () => {
    return new Intl.DateTimeFormat('sv', { ...MINUTE, timeZone })
  })
    .replace(' ', 'T')
    .replace(' GMT', '')
    .replace('\u2212', '-')
}

/** The month that a moment is in on the calendars of `timeZone`: `2026-11`. */
export function monthIn(iso: string, timeZone: string): string {
  // Only a day at the end of a month may be in another one elsewhere, and formatting takes long.
  const day = Number(iso.slice(8, 10))
  if (day > 3 && day < 26) return iso.slice(0, 7)
  return write(iso, `monthIn ${timeZone}`, () => {
    return new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit', timeZone })
  })
}

/**
 * The name of a time zone as people say it, “Ora dell’Europa centrale”; the same in winter and in
 * summer, since what begins in one may end in the other.
 */
export function timeZoneName(place: {
  readonly language: Language
  readonly timeZone: string
}): string {
  const parts = new Intl.DateTimeFormat(LOCALES[place.language], {
    timeZone: place.timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? place.timeZone
}
