import type { Grants } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isPublishedId, publishedId } from '../documents/documentIds.ts'
import { tagsOfChange } from '../query/syncTags.ts'
import type { Mirror } from '../storage/mirror.ts'
import type { CommittedTransaction, DocumentChange } from '../storage/transaction.ts'
import type { TransactionLog } from '../storage/transactionLog.ts'
import type { EventSink, Unsubscribe } from './serverSentEvent.ts'

/** What a stream of sync tags is about. */
export interface LiveEventsRequest {
  readonly identity: Identity
  readonly includeDrafts: boolean
  readonly lastEventId?: string
}

/** Those who want to know which of their queries have new answers. */
export interface LiveEvents {
  subscribe(request: LiveEventsRequest, sink: EventSink): Unsubscribe
  notify(transaction: CommittedTransaction): void
}

/**
 * A stream of sync tags: `welcome`, then a `message` for each transaction that changed something
 * the subscriber may read. One who comes back late is told to `restart` and asks everything again.
 */
export function createLiveEvents(options: {
  readonly grants: Grants
  readonly log: TransactionLog
  readonly mirror: Mirror
}): LiveEvents {
  const { grants, log, mirror } = options
  const active = new Set<(transaction: CommittedTransaction) => void>()
  return {
    subscribe({ identity, includeDrafts, lastEventId }, sink) {
      const mayRead = (document: SanityDocument | undefined): boolean =>
        document !== undefined && grants.permits(identity, 'read', document)
      const concerns = ({ id, before, after }: DocumentChange): boolean =>
        (includeDrafts || isPublishedId(id)) && [before, after].some(mayRead)
      const tagsOf = (change: DocumentChange): string[] =>
        tagsOfChange(change, mirror.group(publishedId(change.id)).filter(mayRead))
      const newest = log.newest()?.id
      const missed = lastEventId !== undefined && lastEventId !== newest
      const position = newest === undefined ? {} : { id: newest }
      sink({ event: missed ? 'restart' : 'welcome', data: {}, ...position })
      const subscriber = ({ id, changes }: CommittedTransaction): void => {
        const tags = new Set(changes.filter(concerns).flatMap(tagsOf))
        if (tags.size > 0) sink({ event: 'message', id, data: { tags: [...tags] } })
      }
      active.add(subscriber)
      return () => active.delete(subscriber)
    },
    notify(transaction) {
      for (const subscriber of active) subscriber(transaction)
    },
  }
}
