import { z } from 'zod'
import { createDocument, patchDocument, requireDocument } from '../../mutations/changeDocument.ts'
import { contentOf, defineAction, documentIdShape } from '../action.ts'

/** Notes in a release that a document is to be unpublished together with it. */
export const unpublishVersion = defineAction(
  'document.version.unpublish',
  z.looseObject({ versionId: documentIdShape, publishedId: documentIdShape }),
  ({ working }, { versionId, publishedId }) => {
    if (working.get(versionId) === undefined) {
      const published = requireDocument(working, publishedId)
      createDocument(working, { ...contentOf(published), _id: versionId }, 'create')
    }
    patchDocument(working, versionId, {
      setIfMissing: { _system: {} },
      set: { '_system.delete': true },
    })
  },
)
