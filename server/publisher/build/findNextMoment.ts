/** The dates of a document on which what the site shows of it depends; ISO datetimes. */
export interface DatedDocument {
  readonly publishedAt?: string | null | undefined
  readonly startsAt?: string | null | undefined
  readonly endsAt?: string | null | undefined
  /** When its offers expire. */
  readonly offers?: readonly (string | null | undefined)[] | null | undefined
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** An event without an end is over twelve hours after its beginning. */
const EVENT_LENGTH = 12 * HOUR

/**
 * The first moment after `now` at which the same documents make another site: an article's hour
 * comes, its comments close (`closeAfterDays` after it was published; 0 = never), an event begins
 * or is over, an offer expires. ISO; `undefined` when none is in sight.
 */
export function findNextMoment(
  documents: readonly DatedDocument[],
  { now, closeAfterDays }: { readonly now: Date; readonly closeAfterDays: number },
): string | undefined {
  let next = Number.POSITIVE_INFINITY
  const consider = (date: string | null | undefined, delay = 0): void => {
    const time = Date.parse(date ?? '') + delay
    if (time > now.getTime() && time < next) next = time
  }
  for (const { publishedAt, startsAt, endsAt, offers } of documents) {
    consider(publishedAt)
    if (closeAfterDays > 0) consider(publishedAt, closeAfterDays * DAY)
    consider(startsAt)
    if (endsAt === null || endsAt === undefined) consider(startsAt, EVENT_LENGTH)
    else consider(endsAt)
    for (const offer of offers ?? []) consider(offer)
  }
  return next === Number.POSITIVE_INFINITY ? undefined : new Date(next).toISOString()
}
