import { z } from 'zod'
import { isPublishedId } from '../../documents/documentIds.ts'
import { deleteDocument, requireDocument } from '../../mutations/changeDocument.ts'
import { invalidOperation } from '../../mutations/operationError.ts'
import type { WorkingSet } from '../../mutations/workingSet.ts'
import { defineAction, documentIdShape } from '../action.ts'

/** Throws a draft away, with `purge` also its history. The older name of discarding a version. */
export const discardDraft = defineAction(
  'document.discard',
  z.looseObject({ draftId: documentIdShape, purge: z.boolean().default(false) }),
  ({ working }, { draftId, purge }) => discard(working, draftId, purge),
)

/** Throws a draft or the version in a release away. */
export const discardVersion = defineAction(
  'document.version.discard',
  z.looseObject({ versionId: documentIdShape, purge: z.boolean().default(false) }),
  ({ working }, { versionId, purge }) => discard(working, versionId, purge),
)

function discard(working: WorkingSet, id: string, purge: boolean): void {
  if (isPublishedId(id)) throw invalidOperation(`"${id}" is neither a draft nor a version.`)
  requireDocument(working, id)
  deleteDocument(working, id, purge ? 'itself' : undefined)
}
