import { applyPatch } from 'mendoza'
import type { Grants } from '../access/grants.ts'
import type { Identity } from '../access/identity.ts'
import {
  isDocument,
  isJsonObject,
  type JsonObject,
  type SanityDocument,
} from '../documents/document.ts'
import { draftId, isDraftId, publishedId } from '../documents/documentIds.ts'
import type { CurrentDocuments } from '../storage/currentDocuments.ts'
import type { LoggedChange, LogRange, TransactionLog } from '../storage/transactionLog.ts'
import { deletedDocuments } from './deletedDocuments.ts'
import type {
  DeletedDocument,
  DeletedDocumentsRequest,
  DocumentAtRequest,
  DocumentEventsAnswer,
  DocumentEventsRequest,
  ReleaseEventsAnswer,
  ReleaseEventsRequest,
  TransactionEntry,
  TransactionsRequest,
} from './historyRequests.ts'
import { releaseEvents } from './releaseEvents.ts'

/** A logged change with the document on either side of it. */
interface ReplayedChange {
  readonly logged: LoggedChange
  readonly before: SanityDocument | undefined
  readonly after: SanityDocument | undefined
}

/** How far back a replay goes, and whether it leaves out what anonymous readers never see. */
interface ReplayBounds {
  readonly transactions: number
  readonly publicOnly: boolean
}

/** What was, as far as an identity may know of it. */
export interface History {
  transactions(request: TransactionsRequest): TransactionEntry[]
  documentAt(request: DocumentAtRequest): SanityDocument | undefined
  documentEvents(request: DocumentEventsRequest): DocumentEventsAnswer
  releaseEvents(request: ReleaseEventsRequest): ReleaseEventsAnswer
  /** What was deleted of some types, the latest first. */
  deletedDocuments(request: DeletedDocumentsRequest): DeletedDocument[]
  /** The last state of a document, present or deleted. No grants are asked. */
  lastState(id: string): SanityDocument | undefined
  /**
   * All changes after a transaction, the oldest first; undefined when they are of too many
   * transactions, or when history was deleted since. No grants are asked.
   */
  changesAfter(sequence: number, bounds: ReplayBounds): ReplayedChange[] | undefined
}

/**
 * History read from the log. A past state is made from the present one by undoing change after
 * change, so that each is stored once and the log needs no copies of documents.
 */
export function createHistory(
  log: TransactionLog,
  current: CurrentDocuments,
  grants: Grants,
): History {
  const lastState = (id: string): SanityDocument | undefined =>
    current.get(id) ?? undo(log.changesOf(id, { reverse: true, limit: 1 }), undefined)[0]?.before
  const mayKnow = (identity: Identity, document: SanityDocument | undefined): boolean =>
    document !== undefined && grants.permits(identity, 'history', document)
  const knownTo =
    (identity: Identity) =>
    (id: string): SanityDocument | undefined => {
      const last = lastState(id)
      return mayKnow(identity, last) ? last : undefined
    }

  return {
    lastState,
    changesAfter: (sequence, bounds) => replayAfter(log, current, sequence, bounds),
    documentAt({ id, identity, revision, time, lastRevision }) {
      if (lastRevision === true) return knownTo(identity)(id)
      const until =
        revision !== undefined
          ? log.find(revision)?.sequence
          : time === undefined
            ? log.newest()?.sequence
            : log.at(time).before
      if (until === undefined) return undefined
      const state = stateAt(log, current, id, until) ?? publishedAt(log, current, id, revision)
      return mayKnow(identity, state) ? state : undefined
    },
    transactions(request) {
      const known = request.documentIds.filter((id) => mayKnow(request.identity, lastState(id)))
      const range = rangeOf(log, request)
      if (range === undefined || known.length === 0) return []
      const sequences = log.sequencesOf(known, range, request.authors)
      return sequences.map((sequence) => entryOf(log, sequence, new Set(known), request))
    },
    releaseEvents: ({ identity, ...request }) => releaseEvents(log, knownTo(identity), request),
    deletedDocuments: ({ identity, ...request }) =>
      deletedDocuments(log, knownTo(identity), request),
    documentEvents({ id, identity, limit, cursor }) {
      const group = publishedId(id)
      const ids = [group, id, ...current.group(group).map(({ _id }) => _id), draftId(group)]
      if (!ids.some((each) => mayKnow(identity, lastState(each)))) {
        return { events: [], nextCursor: '' }
      }
      return eventPage(log, group, { limit, cursor })
    },
  }
}

/** A document as it was after a transaction. */
function stateAt(
  log: TransactionLog,
  current: CurrentDocuments,
  id: string,
  sequence: number,
): SanityDocument | undefined {
  const later = log.changesOf(id, { from: sequence + 1, reverse: true })
  const last = undo(later, current.get(id)).at(-1)
  return last === undefined ? current.get(id) : last.before
}

/** A page of the events of a document and its drafts and versions, the newest first. */
function eventPage(
  log: TransactionLog,
  group: string,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): DocumentEventsAnswer {
  const before = cursor === undefined || cursor === '' ? undefined : Number(cursor)
  // A page ends between transactions, since the cursor is the number of one.
  const found = [...Map.groupBy(log.eventsOf(group, limit + 1, before), (each) => each.sequence)]
  const pages = found.slice(0, limit)
  const nextCursor = found.length > limit ? String(pages.at(-1)?.[0] ?? '') : ''
  const page = pages.flatMap(([, events]) => events)
  return { events: page.map(({ event }) => event), nextCursor }
}

/**
 * The published document at a revision that went by without the draft that is asked for: the Studio
 * asks for the draft, and what a program published can so be looked at and restored.
 */
function publishedAt(
  log: TransactionLog,
  current: CurrentDocuments,
  id: string,
  revision: string | undefined,
): SanityDocument | undefined {
  const sequence = revision === undefined ? undefined : log.find(revision)?.sequence
  if (sequence === undefined || !isDraftId(id)) return undefined
  const state = stateAt(log, current, publishedId(id), sequence)
  return state?._rev === revision ? state : undefined
}

function replayAfter(
  log: TransactionLog,
  current: CurrentDocuments,
  sequence: number,
  { transactions, publicOnly }: ReplayBounds,
): ReplayedChange[] | undefined {
  const from = sequence + 1
  const count = log.countFrom(from, { publicOnly, atMost: transactions + 1 })
  if (count > transactions) return undefined
  const changes = log.changes({ from, publicOnly, reverse: true })
  if (changes.some(isPurge)) return undefined
  const byDocument = Map.groupBy(changes, ({ documentId }) => documentId)
  const replayed = [...byDocument].flatMap(([id, list]) => undo(list, current.get(id)))
  const place = new Map(changes.map((change, index) => [change, index]))
  return replayed.sort(
    ({ logged: a }, { logged: b }) =>
      a.sequence - b.sequence || (place.get(a) ?? 0) - (place.get(b) ?? 0),
  )
}

/** Whether a change stands for a history that was deleted, so that nothing can be told of it. */
function isPurge({ operation, previousRev }: LoggedChange): boolean {
  return operation === 'delete' && previousRev === undefined
}

/** Goes back from a state through changes, the newest first, with the states around each. */
function undo(
  changes: readonly LoggedChange[],
  present: SanityDocument | undefined,
): ReplayedChange[] {
  let after = present
  return changes.map((logged) => {
    const before = stateBefore(logged, after)
    const replayed = { logged, before, after }
    after = before
    return replayed
  })
}

function stateBefore(
  change: LoggedChange,
  after: SanityDocument | undefined,
): SanityDocument | undefined {
  if (change.previousRev === undefined) return undefined
  let source: JsonObject | null = null
  if (after !== undefined) {
    const { _rev, ...rest } = after
    source = rest
  }
  const reverted: unknown = applyPatch(source, [...change.effects.revert])
  const document = isJsonObject(reverted) ? { ...reverted, _rev: change.previousRev } : undefined
  if (!isDocument(document)) {
    throw new Error(
      `The log of "${change.documentId}" is damaged at transaction ${change.transactionId}.`,
    )
  }
  return document
}

/** The log positions of a request's bounds; undefined when they hold nothing. */
function rangeOf(log: TransactionLog, request: TransactionsRequest): LogRange | undefined {
  const { fromTransaction, toTransaction, fromTime, toTime } = request
  const from = [
    position(fromTransaction, (id) => log.find(id)?.sequence),
    position(fromTime, (time) => log.at(time).after),
  ]
  const to = [
    position(toTransaction, (id) => log.find(id)?.sequence),
    position(toTime, (time) => log.at(time).before),
  ]
  if ([...from, ...to].includes('nowhere')) return undefined
  return {
    from: Math.max(0, ...from.filter((bound) => typeof bound === 'number')),
    to: Math.min(Number.MAX_SAFE_INTEGER, ...to.filter((bound) => typeof bound === 'number')),
    reverse: request.reverse ?? false,
    ...(request.limit === undefined ? {} : { limit: request.limit }),
  }
}

function position(
  bound: string | undefined,
  find: (bound: string) => number | undefined,
): number | 'unbounded' | 'nowhere' {
  return bound === undefined ? 'unbounded' : (find(bound) ?? 'nowhere')
}

function entryOf(
  log: TransactionLog,
  sequence: number,
  known: ReadonlySet<string>,
  request: TransactionsRequest,
): TransactionEntry {
  const changes = log.changes({ from: sequence, to: sequence })
  const shown = changes.filter(({ documentId }) => known.has(documentId))
  const effects = Object.fromEntries(shown.map(({ documentId, effects }) => [documentId, effects]))
  return {
    id: shown[0]?.transactionId ?? '',
    timestamp: shown[0]?.timestamp ?? '',
    author: shown[0]?.author ?? '',
    documentIDs: shown.map(({ documentId }) => documentId),
    ...(request.excludeMutations === true
      ? {}
      : { mutations: shown.flatMap(({ mutations }) => mutations) }),
    ...(request.includeEffects === true ? { effects } : {}),
  }
}
