/** The intent that opens the queue of comments: `status=pending`, or an `id` to read that comment. */
export const moderateIntent = 'moderate'
