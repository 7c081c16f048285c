/** Where a comment stands in moderation, in the order an editor meets them. */
export const commentStatuses = ['pending', 'approved', 'spam', 'trash'] as const

/** Where a comment stands in moderation. Only an approved comment is on the site. */
export type CommentStatus = (typeof commentStatuses)[number]

/** The status in a value, or `undefined` when it holds none that is known. */
export function readCommentStatus(value: unknown): CommentStatus | undefined {
  return commentStatuses.find((status) => status === value)
}
