import { z } from 'zod'
import { patchDocument } from '../../mutations/changeDocument.ts'
import { defineAction } from '../action.ts'
import { releaseIdShape, requireRelease } from './releaseState.ts'

/** Sets the time at which a release publishes itself. */
export const scheduleRelease = defineAction(
  'release.schedule',
  z.looseObject({ releaseId: releaseIdShape, publishAt: z.iso.datetime({ offset: true }) }),
  ({ working }, { releaseId, publishAt }) => {
    const release = requireRelease(working, releaseId, ['active'])
    patchDocument(working, release._id, {
      set: { state: 'scheduled', publishAt: new Date(publishAt).toISOString() },
      unset: ['error'],
    })
  },
)

/** Takes the time away again; with an error, because the release could not be published. */
export const unscheduleRelease = defineAction(
  'release.unschedule',
  z.looseObject({
    releaseId: releaseIdShape,
    error: z.object({ message: z.string().max(2000) }).optional(),
  }),
  ({ working }, { releaseId, error }) => {
    const release = requireRelease(working, releaseId, ['scheduled'])
    const why = error === undefined ? {} : { error }
    patchDocument(working, release._id, { set: { state: 'active', ...why }, unset: ['publishAt'] })
  },
)
