import { publishedId } from '../documents/documentIds.ts'
import type { SanityDocument } from '../documents/document.ts'
import type { TransactionLog } from '../storage/transactionLog.ts'
import type { DeletedDocument, DeletedDocumentsRequest } from './historyRequests.ts'

/**
 * What was deleted and has no draft, version or published form left, the latest first; each in its
 * last state. Of a draft and a published document that went together it is the draft.
 * @param knownState the last state of a document, if the one who asks may know of it
 */
export function deletedDocuments(
  log: TransactionLog,
  knownState: (id: string) => SanityDocument | undefined,
  { types, limit }: Omit<DeletedDocumentsRequest, 'identity'>,
): DeletedDocument[] {
  const found = new Map<string, DeletedDocument>()
  for (const { documentId, timestamp, author } of log.deletions()) {
    const group = publishedId(documentId)
    const earlier = found.get(group)
    if (found.size >= limit && earlier === undefined) break
    const isSameMoment = earlier?.deletedAt === timestamp
    if (earlier !== undefined && !(isSameMoment && documentId !== group)) continue
    const document = knownState(documentId)
    if (document === undefined || !types.includes(document._type)) continue
    found.set(group, { deletedAt: timestamp, author, document })
  }
  return [...found.values()]
}
