import type { Grants } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isPublishedId, publishedId } from '../documents/documentIds.ts'
import type { History } from '../history/history.ts'
import { tagsOfChange } from '../query/syncTags.ts'
import type { CurrentDocuments } from '../storage/currentDocuments.ts'
import type { CommittedTransaction, DocumentChange } from '../storage/transaction.ts'
import type { TransactionLog } from '../storage/transactionLog.ts'
import { createSealedPositions } from './sealedPositions.ts'
import type { EventSink, Unsubscribe } from './serverSentEvent.ts'
import { transactionsAfter, type ToldTransaction } from './transactionsAfter.ts'

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
 * the subscriber may read. One who comes back is sent what it missed before the welcome; when that
 * is too much, or not known here, it is told to `restart` and asks everything again.
 */
export function createLiveEvents(options: {
  readonly grants: Grants
  readonly log: TransactionLog
  readonly current: CurrentDocuments
  readonly history: History
}): LiveEvents {
  const { grants, log, current, history } = options
  const positions = createSealedPositions()
  const active = new Set<(transaction: ToldTransaction) => void>()
  /**
   * What came after an event; undefined when that is too much, or not known here.
   * @param concerns whether the one who asks is told of a change
   */
  const missedSince = (
    lastEventId: string,
    identity: Identity,
    concerns: (change: DocumentChange) => boolean,
  ): ToldTransaction[] | undefined => {
    const sealed = positions.open(lastEventId)
    if (sealed !== undefined) return transactionsAfter(sealed, identity, history)
    const last = log.find(lastEventId)?.sequence
    if (last === undefined) return undefined
    const [first, ...rest] = transactionsAfter(last - 1, identity, history) ?? []
    // Who was never told of it is answered as if there were no such transaction.
    return first?.id === lastEventId && first.changes.some(concerns) ? rest : undefined
  }
  return {
    subscribe({ identity, includeDrafts, lastEventId }, sink) {
      const mayRead = (document: SanityDocument | undefined): boolean =>
        document !== undefined && grants.permits(identity, 'read', document)
      const concerns = ({ id, before, after }: DocumentChange): boolean =>
        (includeDrafts || isPublishedId(id)) && [before, after].some(mayRead)
      const tagsOf = (change: DocumentChange): string[] =>
        tagsOfChange(change, current.group(publishedId(change.id)).filter(mayRead))
      const subscriber = ({ id, changes }: ToldTransaction): void => {
        const tags = new Set(changes.filter(concerns).flatMap(tagsOf))
        if (tags.size > 0) sink({ event: 'message', id, data: { tags: [...tags] } })
      }
      const missed = lastEventId === undefined ? [] : missedSince(lastEventId, identity, concerns)
      const position = { id: positions.seal(log.newest()?.sequence ?? 0) }
      if (missed === undefined) sink({ event: 'restart', data: {}, ...position })
      else missed.forEach(subscriber)
      sink({ event: 'welcome', data: {}, ...position })
      active.add(subscriber)
      return () => active.delete(subscriber)
    },
    notify(transaction) {
      for (const subscriber of active) subscriber(transaction)
    },
  }
}
