import type { ModeratedComment } from './moderatedComment.ts'

/** A reply of the staff as it goes to the lake. */
export interface StaffReply {
  readonly _id: string
  readonly _type: 'comment'
  readonly name: string
  readonly body: string
  readonly status: 'approved'
  readonly authorReply: true
  readonly submittedAt: string
  readonly language: string
  readonly article?: WeakReference
  readonly parent: WeakReference
}

interface WeakReference {
  readonly _type: 'reference'
  readonly _ref: string
  readonly _weak: true
}

const weakly = (id: string): WeakReference => ({ _type: 'reference', _ref: id, _weak: true })

/** A reply to a comment, approved from the start and marked as the staff's. */
export function replyTo(
  comment: ModeratedComment,
  written: { readonly signature: string; readonly body: string; readonly now: Date },
): StaffReply {
  return {
    // The dot keeps it from anonymous readers, as every comment.
    _id: `comment.${crypto.randomUUID().replaceAll('-', '')}`,
    _type: 'comment',
    name: written.signature,
    body: written.body.trim().normalize('NFC'),
    status: 'approved',
    authorReply: true,
    submittedAt: written.now.toISOString(),
    language: comment.language ?? 'it',
    ...(comment.articleId !== undefined && { article: weakly(comment.articleId) }),
    parent: weakly(comment.id),
  }
}
