import { z } from 'zod'
import { liveQuestion, type LiveQuestion } from '../live/liveQuestion.ts'
import { isChangedSince, reviewedTypes, reviewOfDraft, reviewShape } from './review.ts'

const answer = z.array(
  reviewShape.extend({
    draft: z
      .object({ type: z.string(), title: z.string().nullable(), _updatedAt: z.string() })
      .nullable(),
    published: z.object({ _updatedAt: z.string() }).nullable(),
  }),
)

const question = `*[_type == "review"] | order(at asc) {
  _id, state, documentId, by, at,
  "draft": *[_id == "drafts." + ^.documentId][0] {
    "type": _type, "title": coalesce(title, name), _updatedAt
  },
  "published": *[_id == ^.documentId][0] { _updatedAt }
}`

/** A draft that waits for a review, or for its publication. */
export interface ReviewedDraft {
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly state: 'toReview' | 'ready'
  readonly by: string
  readonly at: string
  readonly isChanged: boolean
}

/** All drafts that wait, who has waited longest first. For a client that sees drafts as they are. */
export const reviewList: LiveQuestion<readonly ReviewedDraft[]> = liveQuestion({
  listenTo: '*[_type == "review" || (_type in $types && !(_id in path("drafts.**")))]',
  params: { types: reviewedTypes },
  ask: async (client) => {
    const found = answer.parse(await client.fetch<unknown>(question, {}, { tag: 'review.list' }))
    return found.flatMap((one) => {
      const { draft, published, ...review } = one
      const current = reviewOfDraft(review, draft, published)
      if (draft === null || current === undefined) return []
      const { state, by, at, documentId: id } = current
      const title = draft.title ?? undefined
      return [
        { id, type: draft.type, title, state, by, at, isChanged: isChangedSince(current, draft) },
      ]
    })
  },
})
