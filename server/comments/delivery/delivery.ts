import { isHttpError } from '@sanity/client'
import { z } from 'zod'
import { describeError, nameError } from '../describeError.ts'
import { deliverTogether, type DeliveryWays } from './deliverTogether.ts'
import { gatherTogether } from './gatherTogether.ts'
import { repeatUntilDone } from './repeatUntilDone.ts'
import { readSpooled, spooledIds } from './spool.ts'

/** `refused` is the lake's verdict on one comment; `away` says nothing about the others either. */
type DeliveryOutcome = 'delivered' | 'refused' | 'away'

/** So many comments go to the lake in one transaction, when so many wait. */
const mostTogether = 50
const longestPatienceMs = 300_000
const retryAfter = z.object({
  'retry-after': z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

/** What a delivery works with. */
export interface DeliveryOptions extends DeliveryWays {
  readonly log: (line: string) => void
}

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
 * A delivery of one transaction at a time: what is accepted meanwhile goes together in the next.
 * It retries what could not be delivered after 1 s, 2 s, 4 s … at most 5 minutes, not before a busy
 * lake wants it, and at once when a later comment has got through. An id is decided once and
 * written with createIfNotExists, so a comment whose acknowledgement was lost is not written twice.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { database, log } = options
  const attempts = createAttempts(options, (ms) => retries.begin(ms))
  const { outcomeOf, idle } = gatherTogether(mostTogether, attempts)
  let closed = false

  const deliverAll = async (): Promise<boolean> => {
    const ids = spooledIds(database)
    for (let from = 0; from < ids.length; from += mostTogether) {
      const some = ids.slice(from, from + mostTogether)
      const outcomes = await Promise.all(some.map(outcomeOf))
      if (closed || outcomes.includes('away')) break
    }
    const left = spooledIds(database).length
    if (left < ids.length) log(`comments: ${ids.length - left} delivered, ${left} waiting`)
    return left === 0
  }

  const retries = repeatUntilDone(deliverAll, (error) => log(`comments: ${describeError(error)}`))
  return {
    deliver: outcomeOf,
    start: () => {
      if (spooledIds(database).length > 0) retries.begin(0)
    },
    close: async () => {
      closed = true
      await Promise.all([retries.close(), idle()])
    },
  }
}

/**
 * Tries to deliver comments together, and each by itself when the lake refuses one of them.
 * @param retry asks for another attempt at what is left, later, or at once with 0
 */
function createAttempts(
  options: DeliveryOptions,
  retry: (ms?: number) => void,
): (ids: readonly string[]) => Promise<readonly DeliveryOutcome[]> {
  const { database, log } = options
  let wasAway = false
  let busyUntil = 0

  const waitForLake = (ids: readonly string[]): readonly DeliveryOutcome[] => {
    wasAway = true
    retry()
    return ids.map(() => 'away')
  }

  const oneByOne = async (ids: readonly string[]): Promise<readonly DeliveryOutcome[]> => {
    const outcomes: DeliveryOutcome[] = []
    for (const id of ids) outcomes.push(...(await attempt([id])))
    return outcomes
  }

  const attempt = async (ids: readonly string[]): Promise<readonly DeliveryOutcome[]> => {
    try {
      const isBusy = Date.now() < busyUntil && ids.some((id) => readSpooled(database, id))
      if (isBusy) return waitForLake(ids)
      await deliverTogether(options, ids)
    } catch (error) {
      if (isVerdict(error) && ids.length > 1) return oneByOne(ids)
      for (const id of ids)
        log(`comments: ${id} waits on disk; the content lake: ${nameError(error)}`)
      busyUntil = Date.now() + askedToWaitMs(error)
      if (!isVerdict(error)) return waitForLake(ids)
      retry()
      return ['refused']
    }
    // What waits need not wait for its turn any longer.
    if (wasAway) retry(0)
    wasAway = false
    return ids.map(() => 'delivered')
  }
  return attempt
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
