import { z } from 'zod'
import { patchDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, objectShape, operationsOf } from '../action.ts'
import { releaseIdShape, requireRelease } from './releaseState.ts'

/** Changes the metadata of a release: its title, description, intended time. */
export const editRelease = defineAction(
  'release.edit',
  z.looseObject({ releaseId: releaseIdShape, patch: objectShape, operationsOf }),
  ({ working }, { releaseId, patch }) => {
    const before = requireRelease(working, releaseId, ['active', 'scheduled'])
    patchDocument(working, before._id, operationsOf(patch))
    if (working.get(before._id)?.['state'] !== before['state']) {
      throw invalidOperation('The state of a release is changed by its own actions only.')
    }
  },
)
