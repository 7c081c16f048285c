import type { TakeNote } from './importNote.ts'

const noDate = /^(?:|0000-00-00 00:00:00)$/

/** The moment of a MySQL date in GMT, in ISO 8601; undefined for none. */
export function readGmt(date: string): string | undefined {
  if (noDate.test(date)) return undefined
  const moment = Date.parse(`${date.replace(' ', 'T')}Z`)
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString()
}

/**
 * When something was published: its date in GMT; else that of the feed; else its local date, read
 * as if it were GMT; else `now`. The last two are noted.
 */
export function readMoment(
  source: { readonly dateGmt: string; readonly date: string; readonly pubDate?: string },
  now: Date,
  note: TakeNote,
): string {
  const gmt = readGmt(source.dateGmt)
  if (gmt !== undefined) return gmt
  const fed = Date.parse(source.pubDate ?? '')
  // WordPress writes the year -0001 in the feed of a draft that was never published.
  if (fed > 0) return new Date(fed).toISOString()
  const local = readGmt(source.date)
  if (local !== undefined) {
    note('invented', `its date ${source.date} has no time zone and is taken for GMT`)
    return local
  }
  note('invented', 'it has no date and gets that of the import')
  return now.toISOString()
}
