const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface Observance {
  /** The instant at which it begins, in milliseconds. */
  readonly starts: number
  /** Minutes east of UTC before and after. */
  readonly from: number
  readonly to: number
}

// To make one takes far longer than to use it, and a calendar asks hundreds of times for a zone.
const formats = new Map<string, Intl.DateTimeFormat>()

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  return format
}

/** Minutes east of UTC that clocks of `timeZone` show at an instant. */
export function offsetAt(timeZone: string, instant: number): number {
  const name = offsetFormat(timeZone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** The minute in which the offset changes between two instants that have different ones. */
function findChange(timeZone: string, before: number, after: number): number {
  const old = offsetAt(timeZone, before)
  let [low, high] = [before, after]
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE
    if (offsetAt(timeZone, middle) === old) low = middle
    else high = middle
  }
  return high
}

/** Changes of clocks from the beginning of the first year to the end of the last. */
function findObservances(timeZone: string, first: number, last: number): Observance[] {
  const found: Observance[] = []
  // A day more on both sides: local dates can lie in another year than dates in UTC.
  const end = Date.UTC(last + 1, 0, 2)
  const start = Date.UTC(first, 0, 0)
  let offset = offsetAt(timeZone, start)
  found.push({ starts: start, from: offset, to: offset })
  // No zone keeps an offset for less than three weeks.
  for (let day = start; day < end; day += 20 * DAY) {
    const next = offsetAt(timeZone, day + 20 * DAY)
    if (next === offset) continue
    const starts = findChange(timeZone, day, day + 20 * DAY)
    found.push({ starts, from: offset, to: next })
    offset = next
  }
  return found
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

/** What clocks that are `offset` minutes east of UTC show at an instant: `20261120T093000`. */
function clockTime(instant: number, offset: number): string {
  return new Date(instant + offset * MINUTE).toISOString().replaceAll(/[-:]|\.\d+Z/g, '')
}

/** An instant as clocks of `timeZone` show it (RFC 5545, 3.3.5, form 3 without its parameter). */
export function zonedTime(iso: string, timeZone: string): string {
  const instant = Date.parse(iso)
  return clockTime(instant, offsetAt(timeZone, instant))
}

/**
 * The lines of a VTIMEZONE (RFC 5545, 3.6.5) that holds from the first year to the last: one
 * observance for each change of clocks, so that no reader needs rules of its own.
 */
export function timeZoneLines(timeZone: string, first: number, last: number): string[] {
  const observances = findObservances(timeZone, first, last)
  const standard = Math.min(...observances.map(({ to }) => to))
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...observances.flatMap(({ starts, from, to }) => {
      const kind = to === standard ? 'STANDARD' : 'DAYLIGHT'
      return [
        `BEGIN:${kind}`,
        `DTSTART:${clockTime(starts, from)}`,
        `TZOFFSETFROM:${offsetText(from)}`,
        `TZOFFSETTO:${offsetText(to)}`,
        `END:${kind}`,
      ]
    }),
    'END:VTIMEZONE',
  ]
}
