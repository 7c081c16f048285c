import { useEffect, useState } from 'react'
import { type EditStateFor, useDocumentPreviewStore } from 'sanity'
import { type Review, reviewedTypes, reviewIdOf, reviewOfDraft, reviewShape } from './review.ts'

/** What the newsroom says of the draft of a document, followed as it changes. */
export function useReview(
  document: Pick<EditStateFor, 'id' | 'type' | 'draft' | 'published'>,
): Review | undefined {
  const store = useDocumentPreviewStore()
  const [review, setReview] = useState<Review>()
  const isReviewed = reviewedTypes.includes(document.type)
  useEffect(() => {
    if (!isReviewed) return
    // The store keeps one stream for everybody who looks.
    const subscription = store
      .unstable_observeDocument(reviewIdOf(document.id))
      .subscribe((found) => setReview(reviewShape.safeParse(found).data))
    return () => subscription.unsubscribe()
  }, [store, document.id, isReviewed])
  return reviewOfDraft(review, document.draft, document.published)
}
