import { z } from 'zod'
import { deleteDocument as remove } from '../../mutations/changeDocument.ts'
import { documentNotFound } from '../../mutations/operationError.ts'
import { defineAction, documentIdShape, requireVersionOf } from '../action.ts'

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
    for (const id of includeDrafts) requireVersionOf(publishedId, id)
    const ids = [...includeDrafts, publishedId]
    if (ids.every((id) => working.get(id) === undefined)) throw documentNotFound(publishedId)
    for (const id of ids) remove(working, id, purge ? 'group' : undefined)
  },
)
