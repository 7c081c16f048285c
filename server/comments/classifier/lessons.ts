import type { SanityClient } from '@sanity/client'
import { defineQuery } from 'groq'
import { z } from 'zod'
import { createClassifier, type Classifier } from './classifier.ts'

const pageSize = 1000
const freshMs = 30_000

/** The editors' decisions, as the classifier's lessons. */
export interface Lessons {
  readonly classifier: Classifier
  /** Reads what was decided since the last time; does nothing within 30 seconds of it. */
  refresh(now: Date): Promise<void>
}

const decisionsQuery = defineQuery(`*[
  _type == "comment" && _id in path("comment.**") && _updatedAt >= $since
] | order(_updatedAt asc, _id asc) [$from...$to]{
  _id, _updatedAt, name, url, body, status, authorReply
}`)

const decisions = z.array(
  z.object({
    _id: z.string(),
    _updatedAt: z.string(),
    name: z.string().nullish(),
    url: z.string().nullish(),
    body: z.string().nullish(),
    status: z.string().nullish(),
    authorReply: z.boolean().nullish(),
  }),
)

/**
 * Lessons from the comments that editors approved (ham) or marked as spam; a decision that is
 * taken back is unlearnt. Read through the client, from the last change seen onwards.
 */
export function createLessons(client: SanityClient): Lessons {
  const classifier = createClassifier()
  let since = '1970-01-01T00:00:00Z'
  let readAt = -Infinity
  let reading: Promise<void> | undefined

  const read = async (now: Date): Promise<void> => {
    let from = 0
    let latest = since
    for (;;) {
      const params = { since, from, to: from + pageSize }
      const page = decisions.parse(
        await client.fetch(decisionsQuery, params, { perspective: 'raw' }),
      )
      for (const { _id, _updatedAt, name, url, body, status, authorReply } of page) {
        latest = _updatedAt > latest ? _updatedAt : latest
        const words = { name: name ?? '', url, body: body ?? '' }
        if (authorReply === true) continue
        if (status === 'approved') classifier.learn(_id, words, 'ham')
        else if (status === 'spam') classifier.learn(_id, words, 'spam')
        else classifier.forget(_id)
      }
      from += page.length
      if (page.length < pageSize) break
    }
    since = latest
    readAt = now.getTime()
  }

  return {
    classifier,
    refresh: (now) => {
      if (now.getTime() - readAt < freshMs) return Promise.resolve()
      reading ??= read(now).finally(() => {
        reading = undefined
      })
      return reading
    },
  }
}
