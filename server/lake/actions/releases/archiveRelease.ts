import { z } from 'zod'
import { isJsonObject } from '../../documents/document.ts'
import { createDocument, deleteDocument, patchDocument } from '../../mutations/changeDocument.ts'
import { contentOf, defineAction } from '../action.ts'
import { finalStates, releaseIdShape, requireRelease } from './releaseState.ts'

/** Puts a release aside: its versions are deleted, and it remembers which they were. */
export const archiveRelease = defineAction(
  'release.archive',
  z.looseObject({ releaseId: releaseIdShape }),
  ({ working }, { releaseId }) => {
    const release = requireRelease(working, releaseId, ['active'])
    const versions = working.versionsIn(releaseId)
    for (const { _id: id } of versions) deleteDocument(working, id)
    patchDocument(working, release._id, {
      set: {
        state: 'archived',
        archivedAt: working.timestamp,
        finalDocumentStates: finalStates(versions),
      },
    })
  },
)

/** Takes a release up again, with the versions it had. */
export const unarchiveRelease = defineAction(
  'release.unarchive',
  z.looseObject({ releaseId: releaseIdShape }),
  ({ working, lastState }, { releaseId }) => {
    const release = requireRelease(working, releaseId, ['archived'])
    const states: unknown = release['finalDocumentStates']
    for (const state of Array.isArray(states) ? states : []) {
      const id: unknown = isJsonObject(state) ? state['id'] : undefined
      const version = typeof id === 'string' ? lastState(id) : undefined
      if (version !== undefined) createDocument(working, contentOf(version), 'createIfNotExists')
    }
    patchDocument(working, release._id, {
      set: { state: 'active' },
      unset: ['archivedAt', 'finalDocumentStates'],
    })
  },
)
