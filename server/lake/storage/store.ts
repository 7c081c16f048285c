import { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../inTransaction.ts'
import { migrateDatabase } from '../migrateDatabase.ts'
import { createStoredDocuments, type StoredDocuments } from './currentDocuments.ts'
import { datasetMigrations } from './datasetMigrations.ts'
import type { CommittedTransaction, PendingTransaction } from './transaction.ts'
import { createTransactionLog, type TransactionLog } from './transactionLog.ts'
import { openWriteAheadLog } from './writeAheadLog.ts'
import { prepareWrite } from './prepareWrite.ts'

/** The durable side of a dataset. Narrow, so that another database can stand in its place. */
export interface Store {
  readonly log: TransactionLog
  readonly documents: StoredDocuments
  /**
   * Writes transactions with one COMMIT, and returns them after it; throws with nothing written. They
   * are seen by what reads the file, but survive no power failure before `sync` says so.
   */
  commit(transactions: readonly PendingTransaction[]): CommittedTransaction[]
  /** Resolves when all that was committed before is durable; rejects when that is not known. */
  sync(): Promise<void>
  close(): void
}

/** Opens a dataset's file, creating and migrating it as needed. */
export function openStore(file: string): Store {
  const database = new DatabaseSync(file)
  // NORMAL, and not FULL: the disk is waited for after COMMIT, by `sync`, and not within each.
  // A checkpoint waits for the disk twice: every 16 MB, and not every 4, is often enough.
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ' +
      'PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = FAST',
  )
  migrateDatabase(database, file, datasetMigrations)
  const documents = createStoredDocuments(database)
  const write = prepareWrite(database)
  const writeAheadLog = openWriteAheadLog(database, file)
  return {
    log: createTransactionLog(database),
    documents,
    commit(transactions) {
      // What is to be forgotten is overwritten, and does not stay in the log of the database either.
      const forgets = transactions.some(({ changes }) => changes.some(({ purge }) => purge))
      if (forgets) database.exec('PRAGMA secure_delete = ON')
      try {
        const committed = inTransaction(database, () =>
          transactions.map((transaction) => ({
            id: transaction.id,
            timestamp: transaction.timestamp,
            author: transaction.author,
            changes: transaction.changes,
            sequence: write(transaction),
          })),
        )
        writeAheadLog.note(transactions.length)
        for (const { changes } of committed) {
          for (const { id } of changes) documents.forget(id)
        }
        return committed
      } finally {
        if (forgets) overwriteLog(database)
      }
    },
    sync: writeAheadLog.sync,
    close() {
      writeAheadLog.close()
      database.close()
    },
  }
}

/** Empties the log of the database, which still holds what was just deleted. */
function overwriteLog(database: DatabaseSync): void {
  try {
    database.exec('PRAGMA secure_delete = FAST; PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // Of what is committed nothing is lost by that; the next checkpoint does it.
  }
}
