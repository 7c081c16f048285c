import { isHttpError, type Patch, type SanityClient } from '@sanity/client'
import type { CommentStatus } from './commentStatus.ts'
import { messageOf } from '../messageOf.ts'

/** A decision about a comment. */
export interface Decision {
  readonly id: string
  readonly status: CommentStatus
  /** The revision that the editor has read; approving another one is refused. */
  readonly read?: string | undefined
}

/** Stores the statuses of several comments, all or none; rejects with why they were refused. */
export async function storeStatuses(
  client: SanityClient,
  decisions: readonly Decision[],
): Promise<void> {
  const transaction = client.transaction()
  for (const decision of decisions) transaction.patch(decision.id, decided(decision))
  await transaction.commit({ tag: 'moderation.decide', visibility: 'sync' })
}

/**
 * The patch of a decision. Its writer may still change a comment: what is approved is what was
 * read, while spam and trash are what they are under any words.
 */
export function decided({ status, read }: Decision): (patch: Patch) => Patch {
  return (patch) => {
    const set = patch.set({ status })
    return status === 'approved' && read !== undefined ? set.ifRevisionId(read) : set
  }
}

/** Why decisions were refused, in the editor's words where these are known. */
export function whyNotStored(error: unknown, t: (key: string) => string): string {
  const hasChanged = isHttpError(error) && error.statusCode === 409
  return hasChanged ? t('moderation.changedMeanwhile') : messageOf(error)
}
