import type { HoldReason } from '../checks/holdReasons.ts'
import type { Language, Submission } from '../submission.ts'

interface WeakReference {
  readonly _type: 'reference'
  readonly _ref: string
  readonly _weak: true
}

/** A comment as it goes to the content lake: public words only. */
export interface CommentDocument {
  readonly _id: string
  readonly _type: 'comment'
  readonly article: WeakReference
  readonly parent?: WeakReference
  readonly name: string
  readonly url?: string
  readonly body: string
  readonly submittedAt: string
  readonly status: 'pending'
  readonly holdReasons: readonly HoldReason[]
  readonly language: Language
}

/** The document of an accepted submission: the visitor's words, everything else set here. */
export function commentDocument(
  submission: Submission,
  set: {
    readonly id: string
    readonly submittedAt: Date
    readonly language: Language
    readonly holdReasons: readonly HoldReason[]
  },
): CommentDocument {
  const { parent, url } = submission
  return {
    _id: set.id,
    _type: 'comment',
    article: weakReference(submission.article),
    ...(parent !== undefined && { parent: weakReference(parent) }),
    name: submission.name,
    ...(url !== undefined && { url }),
    body: submission.body,
    submittedAt: set.submittedAt.toISOString(),
    status: 'pending',
    holdReasons: set.holdReasons,
    language: set.language,
  }
}

function weakReference(id: string): WeakReference {
  return { _type: 'reference', _ref: id, _weak: true }
}
