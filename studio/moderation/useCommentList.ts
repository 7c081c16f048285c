import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import type { SanityClient } from '@sanity/client'
import { type CommentFilter, matchingQuestion, pageLength, pageQuestion } from './commentFilter.ts'
import type { CommentStatus } from './commentStatus.ts'
import { messageOf } from '../messageOf.ts'
import { compareComments, moderatedComment, type ModeratedComment } from './moderatedComment.ts'

/** The comments of a filter, a page at a time, kept up to date. */
export interface CommentList {
  /** `undefined` until the first page is there. */
  readonly comments: readonly ModeratedComment[] | undefined
  readonly hasMore: boolean
  /** Why the comments could not be read. */
  readonly failure: string | undefined
  loadMore(): void
  /** Shows a decision before it is stored. */
  expect(ids: readonly string[], status: CommentStatus): void
  /** Looks at these comments again, as they are in the lake. */
  look(ids: readonly string[]): void
  /** Starts again from the top. */
  reload(): void
}

interface Loaded {
  readonly filter: CommentFilter
  readonly comments: readonly ModeratedComment[]
  readonly hasMore: boolean
}

const gatherMilliseconds = 150
const rows = z.array(moderatedComment)

/**
 * Lists the comments of a filter. Only the pages that were asked for are in memory; a comment
 * that changes anywhere in the lake is looked at by itself, and enters, stays or leaves.
 */
export function useCommentList(client: SanityClient, filter: CommentFilter): CommentList {
  const [loaded, setLoaded] = useState<Loaded>()
  const [failure, setFailure] = useState<string>()
  const [round, setRound] = useState(0)
  const isLoadingMore = useRef(false)
  const current = loaded?.filter === filter ? loaded : undefined

  useEffect(() => {
    let isCurrent = true
    const read = async (): Promise<void> => {
      const page = await readPage(client, filter)
      if (!isCurrent) return
      setFailure(undefined)
      setLoaded({ filter, ...page })
    }
    read().catch((error: unknown) => isCurrent && setFailure(messageOf(error)))
    return () => {
      isCurrent = false
    }
  }, [client, filter, round])

  const reload = useCallback(() => setRound((last) => last + 1), [])
  const look = useLook(client, filter, setLoaded)
  useChanges(client, look, reload)

  const loadMore = useCallback(() => {
    if (current?.hasMore !== true || isLoadingMore.current) return
    isLoadingMore.current = true
    readPage(client, filter, current.comments)
      .then((page) =>
        setLoaded((before) =>
          before?.filter === filter
            ? { ...page, filter, comments: merged(before.comments, page.comments, []) }
            : before,
        ),
      )
      .catch((error: unknown) => setFailure(messageOf(error)))
      .finally(() => {
        isLoadingMore.current = false
      })
  }, [client, current, filter])

  const expect = useCallback(
    (ids: readonly string[], status: CommentStatus) =>
      setLoaded((before) => before && { ...before, comments: decided(before, ids, status) }),
    [],
  )
  const { comments, hasMore = false } = current ?? {}
  return useMemo(
    () => ({ comments, hasMore, failure, loadMore, expect, look, reload }),
    [comments, hasMore, failure, loadMore, expect, look, reload],
  )
}

async function readPage(
  client: SanityClient,
  filter: CommentFilter,
  loaded: readonly ModeratedComment[] = [],
): Promise<Omit<Loaded, 'filter'>> {
  const { query, params } = pageQuestion(filter, loaded)
  const comments = rows.parse(
    await client.fetch<unknown>(query, params, { tag: 'moderation.page' }),
  )
  return { comments, hasMore: comments.length === pageLength }
}

async function readSome(
  client: SanityClient,
  filter: CommentFilter,
  ids: readonly string[],
): Promise<readonly ModeratedComment[]> {
  const { query, params } = matchingQuestion(filter, ids)
  return rows.parse(await client.fetch<unknown>(query, params, { tag: 'moderation.look' }))
}

function looked(
  before: Loaded | undefined,
  filter: CommentFilter,
  asked: readonly string[],
  found: readonly ModeratedComment[],
): Loaded | undefined {
  if (before?.filter !== filter) return before
  // What lies beyond the pages that were read comes with its own page.
  const last = before.hasMore ? before.comments.at(-1) : undefined
  const near = found.filter((one) => !last || compareComments(one, last) <= 0)
  return { ...before, comments: merged(before.comments, near, asked) }
}

/** Looks at changed comments, several at a time when they change together. */
function useLook(
  client: SanityClient,
  filter: CommentFilter,
  setLoaded: (change: (before: Loaded | undefined) => Loaded | undefined) => void,
): (ids: readonly string[]) => void {
  const waiting = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [filter])
  return useCallback(
    (ids) => {
      for (const id of ids) waiting.current.add(id)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const asked = [...waiting.current]
        waiting.current.clear()
        readSome(client, filter, asked)
          .then((found) => setLoaded((before) => looked(before, filter, asked, found)))
          // The next change, or the next connection, looks again.
          .catch(() => undefined)
      }, gatherMilliseconds)
    },
    [client, filter, setLoaded],
  )
}

/** Tells which comments change; after a lost connection, that any may have. */
function useChanges(
  client: SanityClient,
  look: (ids: readonly string[]) => void,
  reload: () => void,
): void {
  const latest = useRef({ look, reload })
  useEffect(() => {
    latest.current = { look, reload }
  }, [look, reload])
  useEffect(() => {
    let wasWelcome = false
    const subscription = client
      .listen(
        '*[_type == "comment"]',
        {},
        { events: ['welcome', 'mutation'], includeResult: false, visibility: 'query' },
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'mutation') return latest.current.look([event.documentId])
          if (wasWelcome) latest.current.reload()
          wasWelcome = true
        },
        error: () => latest.current.reload(),
      })
    return () => subscription.unsubscribe()
  }, [client])
}

function decided(
  { filter, comments }: Loaded,
  ids: readonly string[],
  status: CommentStatus,
): readonly ModeratedComment[] {
  const about = new Set(ids)
  if (filter.status !== undefined && filter.status !== status) {
    return comments.filter(({ id }) => !about.has(id))
  }
  return comments.map((one) => (about.has(one.id) ? { ...one, status } : one))
}

/** The list with some comments as they are now; of those asked about, what is not found leaves. */
function merged(
  before: readonly ModeratedComment[],
  found: readonly ModeratedComment[],
  asked: readonly string[],
): readonly ModeratedComment[] {
  const replaced = new Set([...asked, ...found.map(({ id }) => id)])
  return [...before.filter(({ id }) => !replaced.has(id)), ...found].sort(compareComments)
}
