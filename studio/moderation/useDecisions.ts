import type { SanityClient } from '@sanity/client'
import { useToast } from '@sanity/ui/toast'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentStatus } from './commentStatus.ts'
import type { Intake } from './intake.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { replyTo } from './replyTo.ts'
import { decided, storeStatuses, whyNotStored } from './storeStatuses.ts'
import type { CommentList } from './useCommentList.ts'

/** What an editor does to comments. Each tells by a toast how it went, and never rejects. */
export interface Decisions {
  decide(comments: readonly ModeratedComment[], status: CommentStatus): Promise<void>
  /** Whether the reply is stored. */
  reply(comment: ModeratedComment, signature: string, body: string): Promise<boolean>
  block(comment: ModeratedComment): Promise<void>
  /** Takes the last of these back; resolves with the id of a comment it was about. */
  undo(): Promise<string | undefined>
}

interface Done {
  /** The comments it was about. */
  readonly ids: readonly string[]
  /** Known later than it is done: who takes it back at once has to wait. */
  readonly isStored: Promise<boolean>
  takeBack(): Promise<void>
}

const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )

interface Desk {
  readonly client: SanityClient
  readonly intake: Intake
  readonly list: Pick<CommentList, 'expect' | 'look'>
  readonly done: Done[]
  succeed(key: string, count?: number): void
  inform(key: string): void
  fail(key: string, error: unknown, count?: number): void
}

/** Decisions that show in the list at once, and are stored with `client`. */
export function useDecisions(client: SanityClient, intake: Intake, list: CommentList): Decisions {
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const done = useRef<Done[]>([])
  const { expect, look } = list
  return useMemo(() => {
    // One place for what went well: ten decisions in a row must not cover the page.
    const id = 'moderation'
    const desk: Desk = {
      client,
      intake,
      list: { expect, look },
      done: done.current,
      succeed: (key, count) => toast.push({ id, status: 'success', title: t(key, { count }) }),
      inform: (key) => toast.push({ id, status: 'info', title: t(key) }),
      fail: (key, error, count) => {
        const description = whyNotStored(error, t)
        toast.push({ status: 'error', title: t(key, { count }), description, closable: true })
      },
    }
    return {
      decide: (comments, status) => decide(desk, comments, status),
      reply: (comment, signature, body) => reply(desk, comment, { signature, body }),
      block: (comment) => block(desk, comment.id),
      undo: () => undo(desk),
    }
  }, [client, intake, expect, look, t, toast])
}

async function decide(
  { client, list, done, succeed, fail }: Desk,
  comments: readonly ModeratedComment[],
  status: CommentStatus,
): Promise<void> {
  const changing = comments.filter((one) => one.status !== status)
  if (changing.length === 0) return
  const ids = changing.map(({ id }) => id)
  const before = changing.map((one) => ({ id: one.id, status: one.status ?? 'pending' }))
  list.expect(ids, status)
  const storing = storeStatuses(
    client,
    changing.map(({ id, revision }) => ({ id, status, read: revision })),
  )
  done.push({
    ids,
    isStored: isDone(storing),
    takeBack: () => storeStatuses(client, before),
  })
  try {
    await storing
    succeed(`moderation.${status}.done`, ids.length)
  } catch (error) {
    fail('moderation.failed', error, ids.length)
  } finally {
    list.look(ids)
  }
}

async function reply(
  { client, list, done, succeed, fail }: Desk,
  comment: ModeratedComment,
  written: { readonly signature: string; readonly body: string },
): Promise<boolean> {
  const answer = replyTo(comment, { ...written, now: new Date() })
  const { id, revision, status = 'pending' } = comment
  const approves = status !== 'approved'
  const transaction = client.transaction().create({ ...answer })
  if (approves) transaction.patch(id, decided({ id, status: 'approved', read: revision }))
  const storing = transaction.commit({ tag: 'moderation.reply', visibility: 'sync' })
  const withdrawn = { id: answer._id, status: 'trash' } as const
  const before = approves ? [withdrawn, { id, status }] : [withdrawn]
  done.push({
    ids: [id],
    isStored: isDone(storing),
    takeBack: () => storeStatuses(client, before),
  })
  try {
    await storing
    if (approves) list.expect([id], 'approved')
    succeed('moderation.reply.done')
    return true
  } catch (error) {
    fail('moderation.reply.failed', error)
    return false
  } finally {
    list.look([id])
  }
}

async function block(
  { client, intake, list, done, succeed, fail }: Desk,
  id: string,
): Promise<void> {
  try {
    const swept = await intake.block(id)
    const takeBack = async (): Promise<void> => {
      await intake.unblock(id)
      const before = swept.map((one) => ({ id: one, status: 'pending' }) as const)
      if (before.length > 0) await storeStatuses(client, before)
    }
    const ids = [...new Set([id, ...swept])]
    done.push({ ids, isStored: Promise.resolve(true), takeBack })
    list.look(ids)
    succeed('moderation.block.done', swept.length)
  } catch (error) {
    fail('moderation.block.failed', error)
  }
}

async function undo({ list, done, inform, fail }: Desk): Promise<string | undefined> {
  let last = done.pop()
  while (last !== undefined && !(await last.isStored)) last = done.pop()
  if (last === undefined) {
    inform('moderation.nothingToUndo')
    return undefined
  }
  try {
    await last.takeBack()
    list.look(last.ids)
    inform('moderation.undone')
    return last.ids[0]
  } catch (error) {
    done.push(last)
    fail('moderation.failed', error)
    return undefined
  }
}
