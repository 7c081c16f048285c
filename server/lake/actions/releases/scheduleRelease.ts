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
    patchDocument(working, release._id, { set: { state: 'scheduled', publishAt } })
  },
)

/** Takes the time away again. */
export const unscheduleRelease = defineAction(
  'release.unschedule',
  z.looseObject({ releaseId: releaseIdShape }),
  ({ working }, { releaseId }) => {
    const release = requireRelease(working, releaseId, ['scheduled'])
    patchDocument(working, release._id, { set: { state: 'active' }, unset: ['publishAt'] })
  },
)
