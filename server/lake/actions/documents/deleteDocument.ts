import { z } from 'zod'
import { publishedId as publishedIdOf } from '../../documents/documentIds.ts'
import { deleteDocument as remove } from '../../mutations/changeDocument.ts'
import { documentNotFound, invalidOperation } from '../../mutations/operationError.ts'
import { defineAction, documentIdShape } from '../action.ts'

/**
 * Deletes the published document together with the drafts and versions that are named, and with
 * `purge` their history, which nothing brings back.
 */
export const deleteDocument = defineAction(
  'document.delete',
  z.looseObject({
    publishedId: documentIdShape,
    includeDrafts: z.array(documentIdShape).default([]),
    purge: z.boolean().default(false),
  }),
  ({ working }, { publishedId, includeDrafts, purge }) => {
    const stranger = includeDrafts.find((id) => publishedIdOf(id) !== publishedId)
    if (stranger !== undefined) {
      throw invalidOperation(`"${stranger}" is not a draft or version of "${publishedId}".`)
    }
    const ids = [...includeDrafts, publishedId]
    if (ids.every((id) => working.get(id) === undefined)) throw documentNotFound(publishedId)
    for (const id of ids) remove(working, id, purge ? 'group' : undefined)
  },
)
