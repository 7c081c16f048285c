import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import { publishedId, releaseDocumentId } from '../documents/documentIds.ts'
import type { LoggedChange, TransactionLog } from '../storage/transactionLog.ts'
import type { ReleaseEventsAnswer, ReleaseEventsRequest } from './historyRequests.ts'

/**
 * The life of a release, the newest first: created, scheduled, published, put aside, and which
 * documents were added to it and taken out. Edits of its title or time are not among them; the
 * Studio reads those from the transactions.
 * @param knownState the last state of a document, if the one who asks may know of it
 */
export function releaseEvents(
  log: TransactionLog,
  knownState: (id: string) => SanityDocument | undefined,
  { name, limit, cursor }: Omit<ReleaseEventsRequest, 'identity'>,
): ReleaseEventsAnswer {
  const releaseId = releaseDocumentId(name)
  if (knownState(releaseId) === undefined) return { events: [], nextCursor: '' }
  const versions = log.idsFrom(`versions.${name}.`).filter((id) => knownState(id) !== undefined)
  const to = cursor === undefined || cursor === '' ? {} : { to: Number(cursor) - 1 }
  const range = { ...to, reverse: true, limit: limit + 1 }
  const sequences = log.sequencesOf([releaseId, ...versions], range)
  const events = sequences.slice(0, limit).flatMap((sequence) => {
    const changes = log.changes({ from: sequence, to: sequence })
    const own = changes.find(({ documentId }) => documentId === releaseId)
    const event = own === undefined ? undefined : ownEvent(own)
    // What a release does to its versions when it is published or put aside is one event.
    const isWhole = event !== undefined && event['type'] !== 'createRelease'
    const added = isWhole ? [] : changes.filter(({ documentId }) => versions.includes(documentId))
    const told = [event ?? [], ...added.map((change) => versionEvent(change, knownState))].flat()
    return told.map((each) => ({ releaseName: name, ...base(changes), ...each }))
  })
  const nextCursor = sequences.length > limit ? String(sequences[limit - 1]) : ''
  return { events, nextCursor }
}

type Told = { readonly type: string; readonly [detail: string]: unknown }

function base([change]: readonly LoggedChange[]): { timestamp: string; author: string } {
  return { timestamp: change?.timestamp ?? '', author: change?.author ?? '' }
}

/** What a change of the release's own document means. */
function ownEvent({ operation, mutations }: LoggedChange): Told | undefined {
  if (operation === 'create') return { type: 'createRelease' }
  const patch = mutations.map((mutation) => mutation['patch']).find(isJsonObject)
  const set = isJsonObject(patch?.['set']) ? patch['set'] : {}
  const unset = Array.isArray(patch?.['unset']) ? patch['unset'] : []
  switch (set['state']) {
    case 'scheduled':
      return { type: 'scheduleRelease', publishAt: set['publishAt'] }
    case 'published':
      return { type: 'publishRelease' }
    case 'archived':
      return { type: 'archiveRelease' }
    case 'active':
      return { type: unset.includes('archivedAt') ? 'unarchiveRelease' : 'unscheduleRelease' }
    default:
      return undefined
  }
}

function versionEvent(
  { documentId: versionId, operation, transactionId, previousRev }: LoggedChange,
  knownState: (id: string) => SanityDocument | undefined,
): Told[] {
  const documentType = knownState(versionId)?._type
  const detail = { documentId: publishedId(versionId), documentType, versionId }
  if (operation === 'create') {
    const revisions = { revisionId: transactionId, versionRevisionId: transactionId }
    return [{ type: 'addDocumentToRelease', ...detail, ...revisions }]
  }
  if (operation === 'update') return []
  return [{ type: 'discardDocumentFromRelease', ...detail, versionRevisionId: previousRev }]
}
