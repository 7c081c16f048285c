import type { SanityClient } from '@sanity/client'
import type { CommentStatus } from './commentStatus.ts'

/** Stores the statuses of several comments, all or none; rejects with why they were refused. */
export async function storeStatuses(
  client: SanityClient,
  statuses: readonly { readonly id: string; readonly status: CommentStatus }[],
): Promise<void> {
  const transaction = client.transaction()
  for (const { id, status } of statuses) transaction.patch(id, { set: { status } })
  await transaction.commit({ tag: 'moderation.decide', visibility: 'sync' })
}
