import { z } from 'zod'
import { createDocument, patchDocument } from '../../mutations/changeDocument.ts'
import { documentNotFound } from '../../mutations/operationError.ts'
import {
  contentOf,
  defineAction,
  documentIdShape,
  objectShape,
  operationsOf,
  requireVersionOf,
} from '../action.ts'

/** Patches a draft or version; when there is none, the published document is copied to it first. */
export const editDocument = defineAction(
  'document.edit',
  z.looseObject({
    draftId: documentIdShape,
    publishedId: documentIdShape,
    patch: objectShape,
  }),
  ({ working }, { draftId, publishedId, patch }) => {
    // What is edited live has no draft.
    if (draftId !== publishedId) requireVersionOf(publishedId, draftId)
    if (working.get(draftId) === undefined) {
      const published = working.get(publishedId)
      if (published === undefined) throw documentNotFound(draftId)
      createDocument(working, { ...contentOf(published), _id: draftId }, 'create')
    }
    const revision = patch['ifRevisionID']
    patchDocument(
      working,
      draftId,
      operationsOf(patch),
      typeof revision === 'string' ? revision : undefined,
    )
  },
)
