import { z } from 'zod'
import { isDocument, type SanityDocument } from '../documents/document.ts'
import { isDraftId, isOwnId, isVersionId } from '../documents/documentIds.ts'
import type { Operation, Webhook } from './webhook.ts'

const document = z.custom<SanityDocument>(isDocument).nullable()

/** The shape of what happened to one document in one transaction. */
export const documentChange = z.object({
  eventId: z.string(),
  documentId: z.string(),
  transactionId: z.string(),
  timestamp: z.string(),
  before: document,
  after: document,
})

/** What happened to one document in one transaction. */
export type DocumentChange = z.infer<typeof documentChange>

/** What a change did to its document. */
export function operationOf({ before, after }: DocumentChange): Operation {
  if (before === null) return 'create'
  return after === null ? 'delete' : 'update'
}

/**
 * Whether a webhook wants to hear of a change, as far as can be said without its filter. The
 * lake's own documents, such as those that describe releases, are never told of.
 */
export function concerns(hook: Webhook, dataset: string, change: DocumentChange): boolean {
  const { documentId: id } = change
  if (hook.isDisabled || hook.isDisabledByUser || isOwnId(id)) return false
  if (change.timestamp < hook.createdAt) return false
  if (hook.dataset !== '*' && hook.dataset !== dataset) return false
  if (isDraftId(id) && !hook.includeDrafts) return false
  if (isVersionId(id) && !hook.includeAllVersions) return false
  return hook.rule.on.includes(operationOf(change))
}
