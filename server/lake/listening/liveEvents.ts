import type { Grants } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isPublishedId, publishedId } from '../documents/documentIds.ts'
import type { History } from '../history/history.ts'
import { tagsOfChange } from '../query/syncTags.ts'
import type { Mirror } from '../storage/mirror.ts'
import type { CommittedTransaction, DocumentChange } from '../storage/transaction.ts'
import type { TransactionLog } from '../storage/transactionLog.ts'
import { createSealedPositions } from './sealedPositions.ts'
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

// Beyond this a client is quicker served when it asks everything again.
const longestReplay = 1000

type Told = Pick<CommittedTransaction, 'id' | 'changes'>

/**
 * A stream of sync tags: `welcome`, then a `message` for each transaction that changed something
 * the subscriber may read. One who comes back is sent what it missed before the welcome; when that
 * is too much, or not known here, it is told to `restart` and asks everything again.
 */
export function createLiveEvents(options: {
  readonly grants: Grants
  readonly log: TransactionLog
  readonly mirror: Mirror
  readonly history: History
}): LiveEvents {
  const { grants, log, mirror, history } = options
  const positions = createSealedPositions()
  const active = new Set<(transaction: Told) => void>()
  const missedSince = (lastEventId: string): Told[] | 'unknown' => {
    const last = positions.open(lastEventId) ?? log.find(lastEventId)?.sequence
    const newest = log.newest()?.sequence ?? 0
    if (last === undefined || newest - last > longestReplay) return 'unknown'
    const replayed = history.changesAfter(last)
    const transactions = Map.groupBy(replayed, ({ logged }) => logged.transactionId)
    return [...transactions].map(([id, changes]) => ({
      id,
      changes: changes.map(({ logged, before, after }) => {
        const { documentId, mutations, effects } = logged
        return { id: documentId, before, after, mutations, effects }
      }),
    }))
  }
  return {
    subscribe({ identity, includeDrafts, lastEventId }, sink) {
      const mayRead = (document: SanityDocument | undefined): boolean =>
        document !== undefined && grants.permits(identity, 'read', document)
      const concerns = ({ id, before, after }: DocumentChange): boolean =>
        (includeDrafts || isPublishedId(id)) && [before, after].some(mayRead)
      const tagsOf = (change: DocumentChange): string[] =>
        tagsOfChange(change, mirror.group(publishedId(change.id)).filter(mayRead))
      const subscriber = ({ id, changes }: Told): void => {
        const tags = new Set(changes.filter(concerns).flatMap(tagsOf))
        if (tags.size > 0) sink({ event: 'message', id, data: { tags: [...tags] } })
      }
      const missed = lastEventId === undefined ? [] : missedSince(lastEventId)
      const position = { id: positions.seal(log.newest()?.sequence ?? 0) }
      if (missed === 'unknown') sink({ event: 'restart', data: {}, ...position })
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
