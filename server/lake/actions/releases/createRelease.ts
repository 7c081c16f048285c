import { z } from 'zod'
import { releaseDocumentId } from '../../documents/documentIds.ts'
import { createDocument } from '../../mutations/changeDocument.ts'
import { defineAction, objectShape } from '../action.ts'
import { releaseIdShape } from './releaseState.ts'

/** Creates an active release. */
export const createRelease = defineAction(
  'release.create',
  z.looseObject({ releaseId: releaseIdShape, metadata: objectShape.optional() }),
  ({ working }, { releaseId, metadata }) => {
    const document = {
      _id: releaseDocumentId(releaseId),
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { releaseType: 'undecided', ...metadata },
    }
    createDocument(working, document, 'create')
  },
)
