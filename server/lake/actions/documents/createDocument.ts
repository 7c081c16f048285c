import { z } from 'zod'
import { isDraftId, isPublishedId } from '../../documents/documentIds.ts'
import { createDocument as create } from '../../mutations/changeDocument.ts'
import { alreadyExists, invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, documentIdShape, objectShape } from '../action.ts'

/** Creates a draft or version of a document; what `ifExists` says when it is there already. */
export const createDocument = defineAction(
  'document.create',
  z.looseObject({
    publishedId: documentIdShape.optional(),
    attributes: objectShape,
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  }),
  ({ working }, { publishedId, attributes, ifExists }) => {
    const id = attributes['_id']
    if (typeof id !== 'string' || isPublishedId(id)) {
      throw invalidOperation('The attribute "_id" must name a draft or a version.')
    }
    const isTaken = working.get(id) !== undefined
    // Beside a published document a draft comes into being by an edit, not by creation.
    const isPublished =
      isDraftId(id) && publishedId !== undefined && working.get(publishedId) !== undefined
    if (isTaken || isPublished) {
      if (ifExists === 'ignore') return working.skip(id)
      throw alreadyExists(isTaken ? id : (publishedId ?? id))
    }
    create(working, attributes, 'create')
  },
)
