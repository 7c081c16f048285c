import type { SanityClient } from '@sanity/client'
import { useState } from 'react'
import type { CommentFilter } from './commentFilter.ts'
import { type Cursor, settle, startCursor } from './cursor.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { type CommentCounts, useCommentCounts } from './useCommentCounts.ts'
import { type CommentList, useCommentList } from './useCommentList.ts'

/** What is listed, and where the hands are in it. */
export interface Listing {
  readonly filter: CommentFilter
  readonly list: CommentList
  readonly counts: CommentCounts | undefined
  readonly comments: readonly ModeratedComment[]
  readonly ids: readonly string[]
  readonly cursor: Cursor
  setCursor(cursor: Cursor): void
  /** Lists other comments, from the top. */
  setFilter(filter: CommentFilter): void
}

const queue: CommentFilter = { status: 'pending' }

/** A list of comments that starts as the queue of those that wait. */
export function useListing(client: SanityClient): Listing {
  const [filter, setFilter] = useState(queue)
  const [cursor, setCursor] = useState(startCursor)
  const list = useCommentList(client, filter)
  const counts = useCommentCounts(client, filter)
  const comments = list.comments ?? []
  const ids = comments.map(({ id }) => id)
  const settled = settle(cursor, ids)
  // What arrives above the first comment must not take the place of what is being read.
  if (cursor.id === undefined && settled.id !== undefined) setCursor(settled)
  return {
    filter,
    list,
    counts,
    comments,
    ids,
    cursor: settled,
    setCursor,
    setFilter: (next) => {
      setCursor(startCursor)
      setFilter(next)
    },
  }
}
