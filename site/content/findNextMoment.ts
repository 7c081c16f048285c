import type { ChangedDocuments } from './changedDocuments.ts'
import { inspectDocument, publicationOf } from './inspectDocument.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/**
 * Tells the first moment (epoch milliseconds) after `time` from which on the same documents make
 * another site: an article's hour comes, its comments close, an event is over, an offer expires.
 * Each answer must be asked for with what changed since the one before.
 */
export type MomentFinder = (changed: ChangedDocuments, time: Date) => number | undefined

const DAY = 24 * 60 * 60 * 1000

/** A finder that has seen nothing. */
export function createMomentFinder(): MomentFinder {
  let last: { readonly now: number; readonly closing: number; readonly next: number } | undefined
  return ({ documents, gone, come }, time) => {
    const now = time.getTime()
    const closing = closingDays(documents.get('settings')) * DAY
    const isLikeLast =
      last !== undefined &&
      last.now === now &&
      last.closing === closing &&
      !gone.some((document) => momentsOf(document, closing).includes(last?.next ?? Number.NaN))
    let next = isLikeLast ? (last?.next ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    for (const document of isLikeLast ? come : documents.values()) {
      for (const moment of momentsOf(document, closing)) {
        if (moment > now && moment < next) next = moment
      }
    }
    last = { now, closing, next }
    return next === Number.POSITIVE_INFINITY ? undefined : next
  }
}

/** Days after which an article's comments close; 0 = never. */
function closingDays(settings: RawDocument | undefined): number {
  const comments = settings?.['comments']
  const days = isObject(comments) ? comments['closeAfterDays'] : undefined
  return typeof days === 'number' && days > 0 ? days : 0
}

function momentsOf(document: RawDocument, closing: number): readonly number[] {
  const { moments } = inspectDocument(document)
  const publishedAt = publicationOf(document)
  if (publishedAt === undefined) return moments
  return [...moments, publishedAt, ...(closing > 0 ? [publishedAt + closing] : [])]
}
