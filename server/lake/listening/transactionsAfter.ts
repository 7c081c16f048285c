import type { Identity } from '../access/identity.ts'
import type { History } from '../history/history.ts'
import type { CommittedTransaction } from '../storage/transaction.ts'

// Beyond this a client is quicker served with a fresh start than with all that it missed.
const longestReplay = 1000

/** A transaction as those are told of it who listen. */
export type ToldTransaction = Pick<CommittedTransaction, 'id' | 'timestamp' | 'author' | 'changes'>

/**
 * The transactions after a place in the log, as far as they may concern the one who asks; undefined
 * when they are more than 1,000, or when history was deleted since. What is hidden from anonymous
 * listeners is not counted either: whether one of them must begin anew would tell how much of it
 * there is.
 */
export function transactionsAfter(
  sequence: number,
  identity: Identity,
  history: History,
): ToldTransaction[] | undefined {
  const publicOnly = identity.kind === 'anonymous'
  const replayed = history.changesAfter(sequence, { publicOnly, transactions: longestReplay })
  if (replayed === undefined) return undefined
  return [...Map.groupBy(replayed, ({ logged }) => logged.sequence).values()].flatMap((changes) => {
    const first = changes[0]?.logged
    if (first === undefined) return []
    const { transactionId: id, timestamp, author } = first
    const told = changes.map(({ logged, before, after }) => {
      const { documentId, mutations, effects } = logged
      return { id: documentId, before, after, mutations, effects }
    })
    return [{ id, timestamp, author, changes: told }]
  })
}
