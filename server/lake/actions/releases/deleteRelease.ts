import { z } from 'zod'
import { deleteDocument } from '../../mutations/changeDocument.ts'
import { defineAction } from '../action.ts'
import { releaseIdShape, requireRelease } from './releaseState.ts'

/** Deletes a release that is over. */
export const deleteRelease = defineAction(
  'release.delete',
  z.looseObject({ releaseId: releaseIdShape }),
  ({ working }, { releaseId }) => {
    const release = requireRelease(working, releaseId, ['archived', 'published'])
    for (const { _id: id } of working.versionsIn(releaseId)) deleteDocument(working, id)
    deleteDocument(working, release._id)
  },
)
