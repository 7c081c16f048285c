import { z } from 'zod'
import { createDocument, deleteDocument, requireDocument } from '../../mutations/changeDocument.ts'
import type { WorkingSet } from '../../mutations/workingSet.ts'
import { contentOf, defineAction, documentIdShape, requireVersionOf } from '../action.ts'

/** Takes the published document away and keeps its content as a draft, unless there is one. */
export const unpublishDocument = defineAction(
  'document.unpublish',
  z.looseObject({ draftId: documentIdShape, publishedId: documentIdShape }),
  ({ working }, { draftId, publishedId }) => {
    requireVersionOf(publishedId, draftId)
    unpublish(working, publishedId, draftId)
  },
)

/** Makes the published document a draft, unless there is one. Refused where there is none. */
export function unpublish(working: WorkingSet, publishedId: string, draftId: string): void {
  const published = requireDocument(working, publishedId)
  createDocument(working, { ...contentOf(published), _id: draftId }, 'createIfNotExists')
  deleteDocument(working, publishedId)
}
