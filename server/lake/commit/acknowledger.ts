import { notDurable } from '../errors.ts'
import type { Store } from '../storage/store.ts'
import type { CommittedTransaction, TransactionOutcome } from '../storage/transaction.ts'

/** What became of a group of requests, before the disk was waited for. */
export interface WrittenGroup {
  /** In the order of the requests. */
  readonly settled: readonly PromiseSettledResult<TransactionOutcome>[]
  readonly committed: readonly CommittedTransaction[]
}

/** Waits for the disk before anybody hears of what was committed. */
export interface Acknowledger {
  /** What to answer, when all of it is durable: shown to those who listen, in the order of the log. */
  acknowledge(written: WrittenGroup): Promise<readonly PromiseSettledResult<TransactionOutcome>[]>
  /** Resolves when everything that was committed has been shown; rejects with a LakeError, 503. */
  catchUp(): Promise<void>
}

/** What an acknowledger stands on. */
export interface AcknowledgerOptions {
  readonly store: Pick<Store, 'sync'>
  /** Told of each transaction once it is durable. */
  readonly onCommit: (transaction: CommittedTransaction) => void
}

/**
 * An acknowledger. What is not known to be durable is answered with 503 and stays hidden until the
 * disk takes it; under its transaction id, the same request is then answered as done.
 */
export function createAcknowledger({ store, onCommit }: AcknowledgerOptions): Acknowledger {
  let hidden: CommittedTransaction[] = []

  const show = (transactions: readonly CommittedTransaction[]): void => {
    for (const transaction of transactions) {
      try {
        onCommit(transaction)
      } catch (error) {
        // What is on disk is done, whatever becomes of those who are told of it.
        console.error('A listener failed:', error)
      }
    }
  }
  const flush = async (): Promise<void> => {
    const newest = hidden.at(-1)?.sequence ?? 0
    try {
      await store.sync()
    } catch (error) {
      throw notDurable(error)
    }
    const durable = hidden.filter(({ sequence }) => sequence <= newest)
    hidden = hidden.slice(durable.length)
    show(durable)
  }
  return {
    async acknowledge({ settled, committed }) {
      hidden.push(...committed)
      try {
        await flush()
        return settled
      } catch (reason) {
        return settled.map((result) =>
          result.status === 'rejected' ? result : { status: 'rejected', reason },
        )
      }
    },
    async catchUp() {
      if (hidden.length > 0) await flush()
    },
  }
}
