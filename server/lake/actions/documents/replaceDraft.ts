import { z } from 'zod'
import { isPublishedId } from '../../documents/documentIds.ts'
import { createDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, documentIdShape, objectShape } from '../action.ts'

/** Stores a whole draft, in place of the one that may be there. The Studio restores with it. */
export const replaceDraft = defineAction(
  'document.replaceDraft',
  z.looseObject({ publishedId: documentIdShape.optional(), attributes: objectShape }),
  ({ working }, { attributes }) => {
    const id = attributes['_id']
    if (typeof id !== 'string' || isPublishedId(id)) {
      throw invalidOperation('The attribute "_id" must name a draft or a version.')
    }
    createDocument(working, attributes, 'createOrReplace')
  },
)
