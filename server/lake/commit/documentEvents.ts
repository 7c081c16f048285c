import {
  isOwnId,
  isPublishedId,
  publishedId,
  releaseDocumentId,
  releaseOf,
} from '../documents/documentIds.ts'
import { goesWithRelease } from '../documents/goesWithRelease.ts'
import type { DocumentChange, DocumentEvent } from '../storage/transaction.ts'

/** A transaction as far as events are told from it. */
export interface EventSource {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly changes: readonly DocumentChange[]
}

/**
 * What a transaction meant for each document and its drafts and versions, in the words of the
 * history API. It is read off the changes, so that it is the same whether the Studio sent actions
 * or mutations.
 *
 * @param remains the id of a draft or version that is left of this published id, if any
 */
export function documentEventsOf(
  transaction: EventSource,
  remains: (publishedId: string) => string | undefined,
): DocumentEvent[] {
  const groups = Map.groupBy(transaction.changes, ({ id }) => publishedId(id))
  const changedIds = new Set(transaction.changes.map(({ id }) => id))
  return [...groups].flatMap(([documentId, changes]) => {
    if (isOwnId(documentId)) return []
    const base = { timestamp: transaction.timestamp, author: transaction.author, documentId }
    const published = changes.find(({ id }) => isPublishedId(id))
    const others = changes.filter(({ id }) => !isPublishedId(id))
    if (published === undefined) {
      return others.flatMap((change) => versionEvent(transaction, base, change))
    }
    if (published.after !== undefined) {
      return publicationEvents(transaction, base, published, others, changedIds)
    }
    const staged = others.find(({ before }) => before !== undefined && goesWithRelease(before))
    const rest = staged?.id ?? remains(documentId)
    if (rest === undefined) return [{ type: 'deleteDocumentGroup', ...base }]
    const revision = { versionId: rest, versionRevisionId: transaction.id }
    return [{ type: 'unpublishDocument', ...base, ...revision, ...releaseDetail(rest) }]
  })
}

type EventBase = { timestamp: string; author: string; documentId: string }

function versionEvent(
  transaction: EventSource,
  base: EventBase,
  { id, before, after }: DocumentChange,
): DocumentEvent[] {
  const detail = { ...base, versionId: id, ...releaseDetail(id) }
  if (before === undefined) {
    return [{ type: 'createDocumentVersion', ...detail, versionRevisionId: transaction.id }]
  }
  if (after === undefined) {
    return [{ type: 'deleteDocumentVersion', ...detail, versionRevisionId: before._rev }]
  }
  return []
}

function publicationEvents(
  transaction: EventSource,
  base: EventBase,
  published: DocumentChange,
  others: readonly DocumentChange[],
  changedIds: ReadonlySet<string>,
): DocumentEvent[] {
  const revision = { revisionId: transaction.id }
  const source = others.find(({ after }) => after === undefined)
  const rest = others
    .filter((change) => change !== source)
    .flatMap((change) => versionEvent(transaction, base, change))
  if (source?.before === undefined) {
    const type = published.before === undefined ? 'createLiveDocument' : 'updateLiveDocument'
    return [{ type, ...base, ...revision }, ...rest]
  }
  const release = releaseOf(source.id)
  const withRelease = release !== undefined && changedIds.has(releaseDocumentId(release))
  return [
    {
      type: 'publishDocumentVersion',
      ...base,
      ...revision,
      versionId: source.id,
      versionRevisionId: source.before._rev,
      publishCause: withRelease ? 'release.publish' : 'document.publish',
      ...releaseDetail(source.id),
    },
    ...rest,
  ]
}

function releaseDetail(id: string): { releaseId?: string } {
  const releaseId = releaseOf(id)
  return releaseId === undefined ? {} : { releaseId }
}
