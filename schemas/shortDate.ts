/** A moment as lists show it (`1 mag 2026`), in Rome; empty for what is no ISO datetime. */
export function shortDate(moment: unknown, locale = 'it'): string {
  return format(moment, locale, { dateStyle: 'medium' })
}

/** A moment with its time (`1 mag 2026, 10:00`), in Rome; empty for what is no ISO datetime. */
export function shortDateTime(moment: unknown, locale = 'it'): string {
  return format(moment, locale, { dateStyle: 'medium', timeStyle: 'short' })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(moment: unknown, locale: string, style: Intl.DateTimeFormatOptions): string {
  if (typeof moment !== 'string' || Number.isNaN(Date.parse(moment))) return ''
  const key = `${locale} ${style.timeStyle ?? ''}`
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: 'Europe/Rome' })
  formats.set(key, known)
  return known.format(new Date(moment))
}
