import { useMemo } from 'react'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { allPlans, type Plan, type PlannedDocument, plansOf } from './plan.ts'

/** What is planned for a document, followed as it changes; the earliest first. */
export function usePlans(
  documentId: string,
): readonly { readonly plan: Plan; readonly document: PlannedDocument }[] {
  const known = useLiveAnswer(allPlans)
  return useMemo(
    () => (known.kind === 'known' ? plansOf(known.answer, documentId) : []),
    [known, documentId],
  )
}
