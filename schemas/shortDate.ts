const format = new Intl.DateTimeFormat('it', { dateStyle: 'medium', timeZone: 'Europe/Rome' })
const formatWithTime = new Intl.DateTimeFormat('it', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Rome',
})

/** A moment as lists show it (`1 mag 2026`), in Rome; empty for what is no ISO datetime. */
export function shortDate(moment: unknown): string {
  const date = readMoment(moment)
  return date === undefined ? '' : format.format(date)
}

/** A moment with its time (`1 mag 2026, 10:00`), in Rome; empty for what is no ISO datetime. */
export function shortDateTime(moment: unknown): string {
  const date = readMoment(moment)
  return date === undefined ? '' : formatWithTime.format(date)
}

function readMoment(moment: unknown): Date | undefined {
  if (typeof moment !== 'string' || Number.isNaN(Date.parse(moment))) return undefined
  return new Date(moment)
}
