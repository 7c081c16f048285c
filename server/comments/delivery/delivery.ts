import type { DatabaseSync } from 'node:sqlite'
import { isHttpError, type SanityClient } from '@sanity/client'
import { z } from 'zod'
import { describeError, nameError } from '../describeError.ts'
import { judgeThread } from '../thread/judgeThread.ts'
import { readThread } from '../thread/readThread.ts'
import type { CommentDocument } from './commentDocument.ts'
import { repeatUntilDone } from './repeatUntilDone.ts'
import { readSpooled, removeSpooled, spooledIds } from './spool.ts'

/** `refused` is the lake's verdict on one comment; `away` says nothing about the others either. */
type DeliveryOutcome = 'delivered' | 'refused' | 'away'

const longestPatienceMs = 300_000
const retryAfter = z.object({
  'retry-after': z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

/** Brings accepted comments from the spool to the content lake, each once. */
export interface Delivery {
  /** Tries to deliver one comment now, or joins the attempt that is under way. Never throws. */
  deliver(commentId: string): Promise<DeliveryOutcome>
  /** Begins with what an earlier run has left in the spool. */
  start(): void
  /** Stops retrying and waits for the delivery under way; the rest stays in the spool. */
  close(): Promise<void>
}

/**
 * A delivery that retries what could not be delivered after 1 s, 2 s, 4 s … at most 5 minutes,
 * not before a busy lake wants it, and at once when a later comment has got through.
 * An id is decided once and written with createIfNotExists, so a comment whose acknowledgement
 * was lost is not written twice.
 */
export function createDelivery(options: {
  readonly client: SanityClient
  readonly database: DatabaseSync
  readonly log: (line: string) => void
}): Delivery {
  const { client, database, log } = options
  const underWay = new Map<string, Promise<DeliveryOutcome>>()
  let closed = false
  let wasAway = false
  let busyUntil = 0

  const attempt = async (commentId: string): Promise<DeliveryOutcome> => {
    try {
      if (Date.now() < busyUntil && isSpooled(commentId)) return waitForLake()
      await deliverSpooled(client, database, commentId)
    } catch (error) {
      log(`comments: ${commentId} waits on disk; the content lake: ${nameError(error)}`)
      busyUntil = Date.now() + askedToWaitMs(error)
      if (!isVerdict(error)) return waitForLake()
      retries.begin()
      return 'refused'
    }
    // What waits need not wait for its turn any longer.
    if (wasAway) retries.begin(0)
    wasAway = false
    return 'delivered'
  }

  const isSpooled = (commentId: string): boolean => readSpooled(database, commentId) !== undefined

  const waitForLake = (): DeliveryOutcome => {
    wasAway = true
    retries.begin()
    return 'away'
  }

  const deliver = (commentId: string): Promise<DeliveryOutcome> => {
    const running = underWay.get(commentId)
    if (running !== undefined) return running
    const started = attempt(commentId).finally(() => underWay.delete(commentId))
    underWay.set(commentId, started)
    return started
  }

  const deliverAll = async (): Promise<boolean> => {
    const ids = spooledIds(database)
    for (const id of ids) {
      if (closed || (await deliver(id)) === 'away') break
    }
    const left = spooledIds(database).length
    if (left < ids.length) log(`comments: ${ids.length - left} delivered, ${left} waiting`)
    return left === 0
  }

  const retries = repeatUntilDone(deliverAll, (error) => log(`comments: ${describeError(error)}`))
  return {
    deliver,
    start: () => {
      if (spooledIds(database).length > 0) retries.begin(0)
    },
    close: async () => {
      closed = true
      await Promise.all([retries.close(), ...underWay.values()])
    },
  }
}

/** Returns once the lake has acknowledged the comment, now or before. */
async function deliverSpooled(
  client: SanityClient,
  database: DatabaseSync,
  commentId: string,
): Promise<void> {
  const spooled = readSpooled(database, commentId)
  if (spooled === undefined) return
  const { document, verified } = spooled
  const settled = verified ? document : await settleThread(client, document)
  await client.createIfNotExists(settled, { returnDocuments: false })
  removeSpooled(database, commentId)
}

/**
 * A comment that was accepted while the lake was away, judged as its visitor would have been
 * judged then. It was accepted, so it is not refused now: an editor reads what is the matter.
 */
async function settleThread(
  client: SanityClient,
  document: CommentDocument,
): Promise<CommentDocument> {
  const ids = { article: document.article._ref, parent: document.parent?._ref }
  const thread = await readThread(client, ids)
  const verdict = judgeThread(thread, ids.parent, new Date(document.submittedAt))
  if (verdict.kind === 'open') return { ...document, language: verdict.article.language }
  const { parent: _, ...withoutParent } = document
  const kept = verdict.kind === 'parentUnknown' ? withoutParent : document
  return { ...kept, holdReasons: [...document.holdReasons, verdict.kind] }
}

/** How long a busy lake asks to be left alone (`Retry-After`, RFC 9110); 0 when it does not. */
function askedToWaitMs(error: unknown): number {
  if (!isHttpError(error) || ![429, 503].includes(error.statusCode)) return 0
  const headers: unknown = error.response.headers
  const read = retryAfter.safeParse(headers)
  return read.success ? Math.min(read.data['retry-after'] * 1000, longestPatienceMs) : 0
}

/** Whether the lake has judged the comment itself, rather than being away, busy or locked. */
function isVerdict(error: unknown): boolean {
  if (!isHttpError(error)) return false
  const { statusCode } = error
  return statusCode >= 400 && statusCode < 500 && ![401, 403, 408, 429].includes(statusCode)
}
