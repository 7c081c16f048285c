import { badRequest, notStored, unauthorized } from '../errors.ts'
import { createPendingDocuments } from '../storage/pendingDocuments.ts'
import type {
  CommittedTransaction,
  PendingTransaction,
  TransactionOutcome,
} from '../storage/transaction.ts'
import { createGroups } from './groups.ts'
import { prepareTransaction, type PrepareOptions } from './prepareTransaction.ts'
import { joinsGroup, type WriteRequest } from './writeRequest.ts'

/** The one way in which a dataset changes. A request without a transaction id is given one. */
export type Writer = (
  request: Omit<WriteRequest, 'transactionId' | 'isNamed'> & {
    readonly transactionId: string | undefined
  },
) => Promise<TransactionOutcome>

/** What a writer stands on. */
interface WriterOptions extends PrepareOptions {
  readonly newId: () => string
  /** Told of each transaction once it is on disk. */
  readonly onCommit: (transaction: CommittedTransaction) => void
}

/**
 * A writer that takes requests one after another: it prepares each on the documents as those
 * before it leave them, writes all that have come in with one COMMIT, and only then shows them to
 * listeners, and answers. When anything before COMMIT fails, nothing has changed.
 */
export function createWriter(options: WriterOptions): Writer {
  const inGroup = createGroups<WriteRequest, TransactionOutcome>({
    joins: joinsGroup,
    work: (group) => writeGroup(options, group),
  })
  return async (request) => {
    if (request.identity.kind === 'anonymous') throw unauthorized()
    const transactionId = request.transactionId ?? options.newId()
    if (!/^[A-Za-z0-9_.-]{1,128}$/.test(transactionId)) {
      throw badRequest('The transaction id is not valid.')
    }
    return inGroup({ ...request, transactionId, isNamed: request.transactionId !== undefined })
  }
}

type Settled = PromiseSettledResult<TransactionOutcome>

async function writeGroup(
  options: WriterOptions,
  group: readonly WriteRequest[],
): Promise<Settled[]> {
  const documents = createPendingDocuments(options.store.documents)
  const settled: Settled[] = []
  const transactions: PendingTransaction[] = []
  for (const request of group) {
    try {
      const { outcome, transaction } = await prepareTransaction(options, request, documents)
      settled.push({ status: 'fulfilled', value: outcome })
      if (transaction === undefined) continue
      documents.apply(transaction.changes)
      transactions.push(transaction)
    } catch (reason) {
      settled.push({ status: 'rejected', reason })
    }
  }
  try {
    commit(options, transactions)
    return settled
  } catch (error) {
    // 503 and not 4xx: the Studio keeps the edits and tries again.
    if (group.length === 1) return [{ status: 'rejected', reason: notStored(error) }]
    // One of them may be at fault, and what was refused may rest on what was not written.
    return writeOneByOne(options, group)
  }
}

async function writeOneByOne(
  options: WriterOptions,
  group: readonly WriteRequest[],
): Promise<Settled[]> {
  const settled: Settled[] = []
  for (const request of group) settled.push(...(await writeGroup(options, [request])))
  return settled
}

/** Writes transactions to disk, or throws; then shows them one after another. */
function commit(
  { store, onCommit }: WriterOptions,
  transactions: readonly PendingTransaction[],
): void {
  if (transactions.length === 0) return
  const committed = store.commit(transactions)
  for (const transaction of committed) {
    try {
      onCommit(transaction)
    } catch (error) {
      // What is on disk is done, whatever becomes of those who are told of it.
      console.error('A listener failed:', error)
    }
  }
}
