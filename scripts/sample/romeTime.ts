const day = 24 * 60 * 60 * 1000

const offsetName = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Rome',
  timeZoneName: 'longOffset',
})

function offsetAt(moment: Date): number {
  const name = offsetName.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/**
 * The moment, in ISO 8601, at which clocks in Rome show `clock` (`HH:MM`) on the day that lies
 * `days` after (before, if negative) the day of `now`.
 */
export function romeTime(now: Date, days: number, clock: string): string {
  const here = new Date(now.getTime() + offsetAt(now) + days * day)
  const wall = Date.parse(`${here.toISOString().slice(0, 10)}T${clock}:00Z`)
  const guess = new Date(wall - offsetAt(new Date(wall)))
  return new Date(wall - offsetAt(guess)).toISOString()
}
