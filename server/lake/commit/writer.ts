import { badRequest, notStored, unauthorized } from '../errors.ts'
import { createPendingDocuments } from '../storage/pendingDocuments.ts'
import type { Store } from '../storage/store.ts'
import type { PendingTransaction, TransactionOutcome } from '../storage/transaction.ts'
import { createAcknowledger, type AcknowledgerOptions, type WrittenGroup } from './acknowledger.ts'
import { createGroups } from './groups.ts'
import { prepareTransaction, type PrepareOptions } from './prepareTransaction.ts'
import { joinsGroup, looksBeyondDocuments, type WriteRequest } from './writeRequest.ts'

/** The one way in which a dataset changes. A request without a transaction id is given one. */
export type Writer = (
  request: Omit<WriteRequest, 'transactionId' | 'isNamed'> & {
    readonly transactionId: string | undefined
  },
) => Promise<TransactionOutcome>

/** What a writer stands on. */
interface WriterOptions extends PrepareOptions, AcknowledgerOptions {
  readonly store: Store
  readonly newId: () => string
}

/**
 * A writer that takes requests one after another: it prepares each on the documents as those
 * before it leave them, writes all that have come in with one COMMIT, and prepares the next while
 * the disk is at work. Only when they are durable it shows them to listeners, and answers. When
 * anything before COMMIT fails, nothing has changed.
 */
export function createWriter(options: WriterOptions): Writer {
  const acknowledger = createAcknowledger(options)
  const inGroup = createGroups<WriteRequest, TransactionOutcome>({
    joins: joinsGroup,
    async work(group) {
      if (group.some(looksBeyondDocuments)) await acknowledger.catchUp()
      const written = await writeGroup(options, group)
      return { results: acknowledger.acknowledge(written) }
    },
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

/** Prepares and commits a group; nothing of it is shown yet. */
async function writeGroup(
  options: WriterOptions,
  group: readonly WriteRequest[],
): Promise<WrittenGroup> {
  const documents = createPendingDocuments(options.store.documents)
  const settled: PromiseSettledResult<TransactionOutcome>[] = []
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
  if (transactions.length === 0) return { settled, committed: [] }
  try {
    return { settled, committed: options.store.commit(transactions) }
  } catch (error) {
    // 503 and not 4xx: the Studio keeps the edits and tries again.
    if (group.length === 1) {
      return { settled: [{ status: 'rejected', reason: notStored(error) }], committed: [] }
    }
    // One of them may be at fault, and what was refused may rest on what was not written.
    return writeOneByOne(options, group)
  }
}

async function writeOneByOne(
  options: WriterOptions,
  group: readonly WriteRequest[],
): Promise<WrittenGroup> {
  const written: WrittenGroup[] = []
  for (const request of group) written.push(await writeGroup(options, [request]))
  return {
    settled: written.flatMap(({ settled }) => settled),
    committed: written.flatMap(({ committed }) => committed),
  }
}
