import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { SanityDocument } from '../../documents/document.ts'
import { patchDocument, requireDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, objectShape, operationsOf } from '../action.ts'
import { releaseIdShape, requireRelease } from './releaseState.ts'

/** Changes the metadata of a release: its title, description, intended time. */
export const editRelease = defineAction(
  'release.edit',
  z.looseObject({ releaseId: releaseIdShape, patch: objectShape }),
  ({ working }, { releaseId, patch }) => {
    const before = requireRelease(working, releaseId, ['active', 'scheduled'])
    const revision = patch['ifRevisionID']
    const expected = typeof revision === 'string' ? revision : undefined
    patchDocument(working, before._id, operationsOf(patch), expected)
    const after = requireDocument(working, before._id)
    if (isDeepStrictEqual(withoutMetadata(before), withoutMetadata(after))) return
    throw invalidOperation(
      'Of a release, "metadata" alone can be edited; the rest has its actions.',
    )
  },
)

function withoutMetadata(release: SanityDocument) {
  return { ...release, metadata: undefined, _rev: undefined, _updatedAt: undefined }
}
