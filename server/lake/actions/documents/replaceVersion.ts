import { z } from 'zod'
import { createDocument, requireDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, objectShape } from '../action.ts'

/** Stores a whole version in place of the one that is there. */
export const replaceVersion = defineAction(
  'document.version.replace',
  z.looseObject({ document: objectShape }),
  ({ working }, { document }) => {
    const id = document['_id']
    if (typeof id !== 'string') throw invalidOperation('The version to replace needs an "_id".')
    requireDocument(working, id)
    createDocument(working, document, 'createOrReplace')
  },
)
