import { inspectDocument } from './inspectDocument.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

const DAY = 24 * 60 * 60 * 1000

/** Days after which an article's comments close; 0 = never. */
function closingDays(documents: readonly RawDocument[]): number {
  const settings = documents.find(({ _id }) => _id === 'settings')
  const comments = settings?.['comments']
  const days = isObject(comments) ? comments['closeAfterDays'] : undefined
  return typeof days === 'number' && days > 0 ? days : 0
}

/**
 * The first moment (epoch milliseconds), not before `time`, after which the same documents make another
 * site: an article's hour comes, its comments close, an event is over, an offer expires.
 */
export function findNextMoment(documents: readonly RawDocument[], time: Date): number | undefined {
  const now = time.getTime()
  const closing = closingDays(documents) * DAY
  let next = Number.POSITIVE_INFINITY
  const consider = (moment: number): void => {
    if (moment >= now && moment < next) next = moment
  }
  for (const document of documents) {
    const { moments, publishedAt } = inspectDocument(document)
    for (const moment of moments) consider(moment)
    if (publishedAt !== undefined) {
      consider(publishedAt)
      if (closing > 0) consider(publishedAt + closing)
    }
  }
  return next === Number.POSITIVE_INFINITY ? undefined : next
}
