import type { SanityClient } from '@sanity/client'
import { useState } from 'react'
import { useRouter } from 'sanity/router'
import type { Intake } from './intake.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { useComment } from './useComment.ts'
import type { Listing } from './useListing.ts'
import { type Surroundings, useSurroundings } from './useSurroundings.ts'

/** The comment that is being read. */
export interface Reading {
  readonly comment: ModeratedComment | undefined
  /** Whether it was opened by its address rather than reached in the list. */
  readonly isOpened: boolean
  readonly around: Surroundings | undefined
  readonly isReplying: boolean
  /** Shows a comment in place of the one under the cursor; `undefined` goes back to that. */
  open(id: string | undefined): void
  setReplying(isReplying: boolean): void
}

/** Reads the comment that the address names, else the one under the cursor. */
export function useReading(client: SanityClient, intake: Intake, listing: Listing): Reading {
  const router = useRouter()
  const [replyingTo, setReplyingTo] = useState<string>()
  const named: unknown = router.state['commentId']
  const openedId = typeof named === 'string' ? named : undefined
  const opened = useComment(client, openedId, listing.counts)
  const comment = opened ?? listing.comments[listing.cursor.index]
  return {
    comment,
    isOpened: opened !== undefined,
    around: useSurroundings(client, intake, comment, listing.counts),
    isReplying: comment !== undefined && replyingTo === comment.id,
    open: (id) => {
      setReplyingTo(undefined)
      if (id !== openedId) router.navigate(id === undefined ? {} : { commentId: id })
    },
    setReplying: (isReplying) => setReplyingTo(isReplying ? comment?.id : undefined),
  }
}
