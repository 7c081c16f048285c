import { z } from 'zod'
import { isJsonObject, type SanityDocument } from '../../documents/document.ts'
import { draftId, isDraftId, publishedId } from '../../documents/documentIds.ts'
import { goesWithRelease } from '../../documents/goesWithRelease.ts'
import { deleteDocument, patchDocument } from '../../mutations/changeDocument.ts'
import type { WorkingSet } from '../../mutations/workingSet.ts'
import { defineAction } from '../action.ts'
import { publish } from '../documents/publishDocument.ts'
import { unpublish } from '../documents/unpublishDocument.ts'
import { finalStates, releaseIdShape, requireRelease } from './releaseState.ts'

/**
 * Publishes every version in a release at once, and unpublishes what it says. Drafts that say the
 * same as a version go with it; what is unpublished stays as a draft.
 */
export const publishRelease = defineAction(
  'release.publish',
  z.looseObject({ releaseId: releaseIdShape }),
  ({ working }, { releaseId }) => {
    const release = requireRelease(working, releaseId, ['active', 'scheduled'])
    const versions = working.versionsIn(releaseId)
    for (const version of versions) publishVersion(working, version)
    patchDocument(working, release._id, {
      set: {
        state: 'published',
        publishedAt: working.timestamp,
        finalDocumentStates: finalStates(versions),
      },
      unset: ['error'],
    })
  },
)

function publishVersion(working: WorkingSet, version: SanityDocument): void {
  const id = publishedId(version._id)
  if (goesWithRelease(version)) {
    if (working.get(id) !== undefined) unpublish(working, id, draftId(id))
    deleteDocument(working, version._id)
  } else {
    publish(working, version, id)
    deleteBase(working, version)
  }
}

// The draft from which the version was made has nothing to add, unless it was written to since.
function deleteBase(working: WorkingSet, { _system: system }: SanityDocument): void {
  const base = isJsonObject(system) ? system['base'] : undefined
  if (!isJsonObject(base) || typeof base['id'] !== 'string' || !isDraftId(base['id'])) return
  if (working.get(base['id'])?._rev === base['rev']) deleteDocument(working, base['id'])
}
