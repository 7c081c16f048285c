import type { SanityClient } from '@sanity/client'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type CommentFilter, countQuestion } from './commentFilter.ts'

const counts = z.object({
  pending: z.number(),
  approved: z.number(),
  spam: z.number(),
  trash: z.number(),
})

/** How many comments stand in each status. */
export type CommentCounts = z.infer<typeof counts>

const gatherMilliseconds = 400

/** The counts under a filter, whose status does not matter; `undefined` until they are known. */
export function useCommentCounts(
  client: SanityClient,
  filter: CommentFilter,
): CommentCounts | undefined {
  const [known, setKnown] = useState<CommentCounts>()
  const { articleId, reason, search } = filter
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const ask = (): void => {
      const { query, params } = countQuestion({ articleId, reason, search })
      client
        .fetch<unknown>(query, params, { tag: 'moderation.count' })
        .then((answer) => isCurrent && setKnown(counts.parse(answer)))
        // The numbers are a courtesy; the list beside them tells what is wrong.
        .catch(() => undefined)
    }
    const subscription = client
      .listen(
        '*[_type == "comment"]',
        {},
        { events: ['welcome', 'mutation'], includeResult: false, visibility: 'query' },
      )
      .subscribe({
        next: () => {
          clearTimeout(timer)
          timer = setTimeout(ask, gatherMilliseconds)
        },
        error: ask,
      })
    ask()
    return () => {
      isCurrent = false
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [client, articleId, reason, search])
  return known
}
