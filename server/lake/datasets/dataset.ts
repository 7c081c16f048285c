import { createGrants, type Grants } from '../access/grants.ts'
import { system, type Identity } from '../access/identity.ts'
import { applyActions } from '../actions/applyActions.ts'
import { createReleaseSchedule } from '../actions/releases/releaseSchedule.ts'
import { createTimestamps } from '../commit/timestamps.ts'
import { createWriter, type Writer } from '../commit/writer.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isReleaseDocumentId, publishedId } from '../documents/documentIds.ts'
import type { DocumentValidator } from '../documents/documentValidator.ts'
import { createHistory, type History } from '../history/history.ts'
import { createListeners, type ListenRequest } from '../listening/listeners.ts'
import { createLiveEvents, type LiveEventsRequest } from '../listening/liveEvents.ts'
import type { EventSink, Unsubscribe } from '../listening/serverSentEvent.ts'
import { applyMutations } from '../mutations/applyMutations.ts'
import { parseMutations } from '../mutations/parseMutations.ts'
import type { QueryEngine, QueryRequest } from '../query/queryEngine.ts'
import { createIsolatedEngine, type IsolatedEngine } from '../query/threads/isolatedEngine.ts'
import { randomId } from '../randomId.ts'
import type { StoredDocuments } from '../storage/currentDocuments.ts'
import { openSnapshot } from '../storage/openSnapshot.ts'
import { openStore } from '../storage/store.ts'
import type { TransactionOutcome } from '../storage/transaction.ts'
import type { ActRequest, DocumentsAnswer, MutateRequest, QueryAnswer } from './datasetRequests.ts'

/** What of its history a dataset tells. */
type Past = Pick<
  History,
  'transactions' | 'documentAt' | 'documentEvents' | 'releaseEvents' | 'deletedDocuments'
>

/** One dataset: its documents, their history, and those who listen to them. */
export interface Dataset extends Past {
  readonly name: string
  readonly aclMode: 'public' | 'private'
  query(request: QueryRequest): Promise<QueryAnswer>
  documents(ids: readonly string[], identity: Identity): DocumentsAnswer
  /** The published document, its draft and its versions, as far as they exist. */
  allVersions(id: string, identity: Identity): DocumentsAnswer
  mutate(request: MutateRequest): Promise<TransactionOutcome>
  act(request: ActRequest): Promise<TransactionOutcome>
  /** Starts a listener; throws a LakeError when its query cannot be parsed. */
  listen(request: ListenRequest, sink: EventSink): Unsubscribe
  /** Starts a stream of the sync tags of each change. */
  liveEvents(request: LiveEventsRequest, sink: EventSink): Unsubscribe
  /** The ids of the readable documents that refer to this one, weakly or strongly. */
  referringTo(id: string, identity: Identity): string[]
  /** Every readable document, in the order of their ids, as one transaction left them. */
  all(identity: Identity, types?: readonly string[]): Iterable<SanityDocument>
  close(): void
}

/** Where a dataset lives and what it is given from outside. */
export interface DatasetOptions {
  readonly file: string
  readonly name: string
  readonly projectId: string
  readonly aclMode: 'public' | 'private'
  readonly clock?: () => Date
  readonly newId?: () => string
  readonly validate?: DocumentValidator
}

/** Opens a dataset, and creates its file on first use. One process at a time may hold it. */
export function openDataset(options: DatasetOptions): Dataset {
  const { name, projectId, aclMode, clock = () => new Date(), newId = randomId } = options
  const store = openStore(options.file)
  const { log, documents } = store
  const grants = createGrants(aclMode)
  const history = createHistory(log, documents, grants)
  const settings = { file: options.file, projectId, dataset: name, aclMode }
  const engine = createIsolatedEngine(settings, { clock })
  const listeners = createListeners({ grants, log, history })
  const liveEvents = createLiveEvents({ grants, log, current: documents, history })
  const schedule = createReleaseSchedule({
    clock,
    scheduled: () => documents.ofType('system.release'),
    act: (actions) => dataset.act({ identity: system, actions }),
  })
  const writer = createWriter({
    store,
    grants,
    newId,
    timestamps: createTimestamps(clock, log.newest()?.timestamp),
    validate: options.validate,
    onCommit(transaction) {
      // Before anybody is told, so that whoever hears of it and asks is answered with it.
      engine.apply([transaction])
      listeners.notify(transaction)
      liveEvents.notify(transaction)
      if (transaction.changes.some(({ id }) => isReleaseDocumentId(id))) schedule.refresh()
    },
  })
  const dataset: Dataset = {
    name,
    aclMode,
    ...readsOf(documents, grants, engine),
    ...writesOf(writer, engine, history, newId),
    listen: listeners.listen,
    liveEvents: liveEvents.subscribe,
    transactions: history.transactions,
    documentAt: history.documentAt,
    documentEvents: history.documentEvents,
    releaseEvents: history.releaseEvents,
    deletedDocuments: history.deletedDocuments,
    *all(identity, types) {
      for (const document of openSnapshot(options.file).documents) {
        const isWanted = types === undefined || types.includes(document._type)
        if (isWanted && grants.permits(identity, 'read', document)) yield document
      }
    },
    close() {
      schedule.stop()
      engine.close()
      store.close()
    },
  }
  schedule.refresh()
  if (documents.size >= worthLoading) engine.start()
  return dataset
}

// Fewer documents are loaded while the first query waits, which nobody notices.
const worthLoading = 1000

type Reads = Pick<Dataset, 'query' | 'documents' | 'allVersions' | 'referringTo'>

function readsOf(current: StoredDocuments, grants: Grants, engine: IsolatedEngine): Reads {
  const documents = (ids: readonly string[], identity: Identity): DocumentsAnswer => {
    const answer: DocumentsAnswer = { documents: [], omitted: [] }
    for (const id of ids) {
      const document = current.get(id)
      if (document !== undefined && grants.permits(identity, 'read', document)) {
        answer.documents.push(document)
      } else {
        // One without any credential is not told whether there is something to be permitted.
        const hidden = document !== undefined && identity.kind !== 'anonymous'
        answer.omitted.push({ id, reason: hidden ? 'permission' : 'existence' })
      }
    }
    return answer
  }
  return {
    async query(request) {
      const start = performance.now()
      const answer = await engine.answer(request)
      return { ...answer, ms: Math.round(performance.now() - start) }
    },
    documents,
    // What was not asked for by its id is not said to be left out either.
    allVersions: (id, identity) => ({
      documents: current
        .group(publishedId(id))
        .filter((document) => grants.permits(identity, 'read', document)),
      omitted: [],
    }),
    referringTo: (id, identity) =>
      current.referringTo(id, false).filter((source) => {
        const document = current.get(source)
        return document !== undefined && grants.permits(identity, 'read', document)
      }),
  }
}

function writesOf(
  write: Writer,
  engine: QueryEngine,
  history: History,
  newId: () => string,
): Pick<Dataset, 'mutate' | 'act'> {
  return {
    mutate: ({ mutations, transactionId, identity, dryRun, autoGenerateArrayKeys }) =>
      write({
        operation: 'mutation',
        identity,
        transactionId,
        dryRun: dryRun ?? false,
        content: mutations,
        fill(working) {
          const keys = { autoGenerateArrayKeys: autoGenerateArrayKeys ?? false }
          const how = { engine, identity, newId, ...keys }
          return applyMutations(working, parseMutations(mutations), how)
        },
      }),
    act: ({ actions, transactionId, identity, dryRun }) =>
      write({
        operation: 'action',
        identity,
        transactionId,
        dryRun: dryRun ?? false,
        content: actions,
        fill: (working) => applyActions({ working, lastState: history.lastState }, actions),
      }),
  }
}
