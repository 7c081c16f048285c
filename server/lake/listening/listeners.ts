import type { Grants } from '../access/grants.ts'
import { identityId, type Identity } from '../access/identity.ts'
import type { JsonObject } from '../documents/document.ts'
import type { History } from '../history/history.ts'
import { randomId } from '../randomId.ts'
import { encodeEffects } from '../storage/encodeEffects.ts'
import type { CommittedTransaction, DocumentChange } from '../storage/transaction.ts'
import type { TransactionLog } from '../storage/transactionLog.ts'
import { createListenFilter, type ListenFilter } from './listenFilter.ts'
import { createSealedPositions } from './sealedPositions.ts'
import type { EventSink, ServerSentEvent, Unsubscribe } from './serverSentEvent.ts'
import { transactionsAfter, type ToldTransaction } from './transactionsAfter.ts'

/** What a listener wants to hear. */
export interface ListenRequest {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly identity: Identity
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly includeAllVersions: boolean
  readonly includeEffects: boolean
  readonly enableResume: boolean
  readonly lastEventId?: string
}

/** Those who listen to a dataset's documents. */
export interface Listeners {
  /** Starts a listener; throws a LakeError when its query cannot be parsed. */
  listen(request: ListenRequest, sink: EventSink): Unsubscribe
  notify(transaction: CommittedTransaction): void
}

/** Listeners that can catch up from the log after a broken connection. */
export function createListeners(options: {
  readonly grants: Grants
  readonly log: TransactionLog
  readonly history: History
}): Listeners {
  const { grants, log, history } = options
  const positions = createSealedPositions()
  const groups = new Map<string, ListenerGroup>()
  /** The events after one of a listener's; undefined when it was told no such event. */
  const missedSince = (
    lastEventId: string,
    request: ListenRequest,
    filter: ListenFilter,
  ): readonly ServerSentEvent[] | undefined => {
    const sealed = positions.open(lastEventId)
    const seen = sealed ?? log.find(lastEventId.split('#')[0] ?? '')?.sequence
    if (seen === undefined) return undefined
    const after = sealed === undefined ? seen - 1 : seen
    const transactions = transactionsAfter(after, request.identity, history)
    const events = transactions?.flatMap((transaction) => eventsOf(transaction, filter, request))
    if (events === undefined || sealed !== undefined) return events
    const place = events.findIndex(({ id }) => id === lastEventId)
    return place < 0 ? undefined : events.slice(place + 1)
  }
  return {
    listen(request, sink) {
      const filter = createListenFilter({ ...request, grants })
      const isBack = request.enableResume && request.lastEventId !== undefined
      const missed = isBack ? missedSince(request.lastEventId ?? '', request, filter) : undefined
      missed?.forEach(sink)
      const event = missed !== undefined ? 'welcomeback' : isBack ? 'reset' : 'welcome'
      // A greeting carries a position too, so that one who heard nothing else can resume.
      const id = positions.seal(log.newest()?.sequence ?? 0)
      sink({ event, data: { listenerName: randomId(12) }, id })
      const key = groupKey(request, grants)
      const group = groups.get(key) ?? { filter, request, sinks: new Set() }
      // Two may come with the same sink, and each is told for itself.
      const own: EventSink = (heard) => sink(heard)
      group.sinks.add(own)
      groups.set(key, group)
      return () => {
        const wasInside = group.sinks.delete(own)
        if (wasInside && group.sinks.size === 0) groups.delete(key)
      }
    },
    notify(transaction) {
      for (const { filter, request, sinks } of groups.values()) {
        const events = eventsOf(transaction, filter, request)
        for (const sink of sinks) events.forEach(sink)
      }
    },
  }
}

/** Listeners who are told the same: what they hear is worked out once for all. */
interface ListenerGroup {
  readonly filter: ListenFilter
  readonly request: ListenRequest
  readonly sinks: Set<EventSink>
}

function groupKey(request: ListenRequest, grants: Grants): string {
  const { identity } = request
  const asked = { ...request, identity: identityId(identity), lastEventId: '' }
  return JSON.stringify([asked, grants.readKey(identity)])
}

/**
 * The events of a transaction for one listener, one for each document that concerns it. They are
 * numbered among themselves: the Studio waits until it has as many as `transactionTotalEvents`.
 */
function eventsOf(
  transaction: ToldTransaction,
  filter: ListenFilter,
  request: ListenRequest,
): (ServerSentEvent & { id: string })[] {
  const concerned = transaction.changes.flatMap((change) => {
    const seen = changeAsSeen(change, filter)
    return seen === undefined ? [] : [seen]
  })
  return concerned.map((change, index) => {
    const id = `${transaction.id}#${change.id}`
    const data: JsonObject = {
      eventId: id,
      documentId: change.id,
      transactionId: transaction.id,
      transition: transitionOf(change),
      identity: transaction.author,
      ...detailsOf(change, request),
      resultRev: transaction.id,
      timestamp: transaction.timestamp,
      // Every event is told after the document can be queried, so none is ever merely pending.
      visibility: 'query',
      transactionCurrentEvent: index + 1,
      transactionTotalEvents: concerned.length,
    }
    return { event: 'mutation', id, data }
  })
}

/**
 * A change as it looks from a listener's side: a document that comes within its sight is created,
 * one that leaves it is deleted, and nothing is told of a state that it does not see.
 */
function changeAsSeen(change: DocumentChange, filter: ListenFilter): DocumentChange | undefined {
  const before = filter(change.before) ? change.before : undefined
  const after = filter(change.after) ? change.after : undefined
  if (before === change.before && after === change.after) return change
  if (before === undefined && after === undefined) return undefined
  const mutations = after === undefined ? [{ delete: { id: change.id } }] : [{ create: after }]
  return { id: change.id, before, after, mutations, effects: encodeEffects(before, after) }
}

function transitionOf({ before, after }: DocumentChange): 'appear' | 'update' | 'disappear' {
  if (after === undefined) return 'disappear'
  return before === undefined ? 'appear' : 'update'
}

/** The parts of an event that say what the change was; absent, not null, where there is nothing. */
function detailsOf(change: DocumentChange, request: ListenRequest): JsonObject {
  const { before, after, mutations, effects } = change
  return {
    ...(before === undefined ? {} : { previousRev: before._rev }),
    ...(request.includeResult && after !== undefined ? { result: after } : {}),
    ...(request.includePreviousRevision && before !== undefined ? { previous: before } : {}),
    mutations: request.includeMutations ? mutations : [],
    ...(request.includeEffects ? { effects } : {}),
  }
}
