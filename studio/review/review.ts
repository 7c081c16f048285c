import type { SanityClient } from '@sanity/client'
import type { CurrentUser } from 'sanity'
import { z } from 'zod'

/** The types that are reviewed before they are published. */
export const reviewedTypes: readonly string[] = ['article', 'event', 'page']

/** What the newsroom says of a draft. */
export const reviewShape = z.object({
  _id: z.string(),
  state: z.enum(['toReview', 'ready']),
  documentId: z.string(),
  /** The name of whoever said so. */
  by: z.string(),
  at: z.string(),
})

/** What the newsroom says of a draft, by whom and when. */
export type Review = z.infer<typeof reviewShape>

/** Where a draft stands; one of which nothing was said is being written. */
export type ReviewState = Review['state'] | 'draft'

/** The id of what is said about a document, by its published id. It is a draft for ever. */
export const reviewIdOf = (documentId: string): string => `drafts.review-${documentId}`

interface Dated {
  readonly _updatedAt: string
}

/**
 * The review of a draft, or `undefined`: without a draft nothing is left to review, and what was
 * said before the latest publication was about that one.
 */
export function reviewOfDraft(
  review: Review | undefined,
  draft: Dated | null,
  published: Dated | null,
): Review | undefined {
  if (review === undefined || draft === null) return undefined
  const isOver = published !== null && Date.parse(published._updatedAt) > Date.parse(review.at)
  return isOver ? undefined : review
}

/** Whether the draft was written to after the newsroom spoke of it. */
export const isChangedSince = (review: Review, draft: Dated): boolean =>
  Date.parse(draft._updatedAt) > Date.parse(review.at)

/** Says where a draft stands. Rejects with the lake's reason. */
export async function sayReviewState(
  client: SanityClient,
  documentId: string,
  state: ReviewState,
  user: Pick<CurrentUser, 'name' | 'email'>,
): Promise<void> {
  const _id = reviewIdOf(documentId)
  const tag = 'review'
  if (state === 'draft') {
    await client.delete(_id, { tag })
    return
  }
  const by = user.name === '' ? user.email : user.name
  const at = new Date().toISOString()
  await client.createOrReplace({ _id, _type: 'review', documentId, state, by, at }, { tag })
}

/** Whether the roles allow to publish: contributors and viewers may not. */
export function mayPublish(user: CurrentUser | null): boolean {
  return user?.roles.some(({ name }) => name !== 'contributor' && name !== 'viewer') === true
}
