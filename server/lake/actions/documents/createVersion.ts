import { z } from 'zod'
import { isVersionId, releaseDocumentId, releaseOf } from '../../documents/documentIds.ts'
import { createDocument, requireDocument, requireRevision } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { contentOf, defineAction, documentIdShape, objectShape } from '../action.ts'

/** Creates the version of a document in a release, from what is given or from another version. */
export const createVersion = defineAction(
  'document.version.create',
  z.looseObject({
    publishedId: documentIdShape.optional(),
    document: objectShape.optional(),
    baseId: documentIdShape.optional(),
    versionId: documentIdShape.optional(),
    ifBaseRevisionId: z.string().optional(),
  }),
  ({ working }, { document, baseId, versionId, ifBaseRevisionId }) => {
    const base = baseId === undefined ? undefined : working.get(baseId)
    if (baseId !== undefined && (document === undefined || ifBaseRevisionId !== undefined)) {
      requireRevision(requireDocument(working, baseId), ifBaseRevisionId)
    }
    const content = document ?? (base === undefined ? {} : contentOf(base))
    const id = document?.['_id'] ?? versionId
    if (typeof id !== 'string' || !isVersionId(id)) {
      throw invalidOperation('A version needs an id of the form "versions.<release>.<id>".')
    }
    requireDocument(working, releaseDocumentId(releaseOf(id) ?? ''))
    const origin = base === undefined ? {} : { _system: { base: { id: base._id, rev: base._rev } } }
    createDocument(working, { ...content, ...origin, _id: id }, 'create')
  },
)
