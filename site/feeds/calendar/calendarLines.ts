const MOST_OCTETS = 75

/** Text as an iCalendar value (RFC 5545, 3.3.11): characters with a meaning are escaped. */
export function calendarText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
}

/** An instant in UTC (RFC 5545, 3.3.5, form 2): `20261120T083000Z`. */
export function calendarInstant(iso: string): string {
  return new Date(iso).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** A content line of at most 75 octets a row, never cut inside a character (RFC 5545, 3.1). */
export function foldCalendarLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
