import { z } from 'zod'
import { isJsonObject, type SanityDocument } from '../../documents/document.ts'
import { strengthenReferences } from '../../documents/references.ts'
import {
  createDocument,
  deleteDocument,
  requireDocument,
  requireRevision,
} from '../../mutations/changeDocument.ts'
import { revisionMismatch } from '../../mutations/operationError.ts'
import type { WorkingSet } from '../../mutations/workingSet.ts'
import { contentOf, defineAction, documentIdShape, requireVersionOf } from '../action.ts'

/** Puts a draft or version in the place of the published document and deletes it. */
export const publishDocument = defineAction(
  'document.publish',
  z.looseObject({
    draftId: documentIdShape,
    publishedId: documentIdShape,
    ifDraftRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  }),
  ({ working }, { draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId }) => {
    requireVersionOf(publishedId, draftId)
    const draft = requireDocument(working, draftId)
    requireRevision(draft, ifDraftRevisionId)
    const published = working.get(publishedId)
    if (ifPublishedRevisionId !== undefined && published?._rev !== ifPublishedRevisionId) {
      throw revisionMismatch(publishedId, published?._rev, ifPublishedRevisionId)
    }
    publish(working, draft, publishedId)
  },
)

/** Stores the content of a draft or version as the published document, and deletes the draft. */
export function publish(working: WorkingSet, draft: SanityDocument, publishedId: string): void {
  const { _system, ...content } = contentOf(draft)
  const strengthened = strengthenReferences(content)
  const attributes = isJsonObject(strengthened) ? strengthened : content
  const published = working.get(publishedId)
  const _createdAt = published?._createdAt ?? draft._createdAt
  const mode = published === undefined ? 'create' : 'createOrReplace'
  createDocument(working, { ...attributes, _id: publishedId, _createdAt }, mode)
  deleteDocument(working, draft._id)
}
