import type { ArticleFacts, ParentFacts, Thread } from './readThread.ts'

const dayMs = 86_400_000

/** Whether a comment may stand where it wants to: yes, with what it stands under, or why not. */
export type ThreadVerdict =
  | {
      readonly kind: 'open'
      readonly article: ArticleFacts
      readonly parent: ParentFacts | undefined
    }
  | { readonly kind: 'articleUnknown' }
  | { readonly kind: 'commentsClosed' | 'parentUnknown'; readonly article: ArticleFacts }

/**
 * Judges article and answered comment. Pure. An article that is dated in the future is not
 * there yet; one is closed by its own switch or by age; an answered comment has to be approved
 * and to stand under the same article.
 * @param parentId the id that the visitor named, when an answer is meant
 */
export function judgeThread(
  thread: Pick<Thread, 'article' | 'parent' | 'closeAfterDays'>,
  parentId: string | undefined,
  now: Date,
): ThreadVerdict {
  const { article, parent } = thread
  if (article === undefined) return { kind: 'articleUnknown' }
  const age = ageMs(article, now)
  if (age < 0) return { kind: 'articleUnknown' }
  if (!article.commentsOpen || isTooOld(age, thread.closeAfterDays)) {
    return { kind: 'commentsClosed', article }
  }
  if (parentId === undefined) return { kind: 'open', article, parent: undefined }
  if (parent === undefined || parent.status !== 'approved' || parent.article !== article.id) {
    return { kind: 'parentUnknown', article }
  }
  return { kind: 'open', article, parent }
}

function ageMs(article: ArticleFacts, now: Date): number {
  const published = Date.parse(article.publishedAt ?? '')
  return Number.isNaN(published) ? 0 : now.getTime() - published
}

function isTooOld(age: number, closeAfterDays: number | undefined): boolean {
  if (closeAfterDays === undefined || closeAfterDays <= 0) return false
  return age >= closeAfterDays * dayMs
}
