import { commentStatuses } from '../../schemas/comment.ts'

/** Where a comment stands in moderation. Only an approved comment is on the site. */
export type CommentStatus = (typeof commentStatuses)[number]['value']

/** Every status, in the order an editor meets them. */
export const statusOrder: readonly CommentStatus[] = commentStatuses.map(({ value }) => value)

/** The status in a value, or `undefined` when it holds none that is known. */
export function readCommentStatus(value: unknown): CommentStatus | undefined {
  return statusOrder.find((status) => status === value)
}
