import { DatabaseSync } from 'node:sqlite'
import { isDocument, type SanityDocument } from '../documents/document.ts'
import { publishedId } from '../documents/documentIds.ts'
import { migrateDatabase } from '../migrateDatabase.ts'
import { datasetMigrations } from './datasetMigrations.ts'
import type { CommittedTransaction, DocumentChange, DocumentEvent } from './transaction.ts'
import { createTransactionLog, type TransactionLog } from './transactionLog.ts'

/** A transaction that is complete but for being on disk. */
export interface PendingTransaction {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  /** Says whether a repeated transaction id is a repeated request. */
  readonly requestDigest: string
  readonly changes: readonly DocumentChange[]
  readonly events: readonly DocumentEvent[]
}

/** The durable side of a dataset. Narrow, so that another database can stand in its place. */
export interface Store {
  readonly log: TransactionLog
  documents(): Iterable<SanityDocument>
  /** Writes transactions with one COMMIT, and returns them after it; throws with nothing written. */
  commit(transactions: readonly PendingTransaction[]): CommittedTransaction[]
  close(): void
}

/** Opens a dataset's file, creating and migrating it as needed. */
export function openStore(file: string): Store {
  const database = new DatabaseSync(file)
  // FULL and not NORMAL: a power failure must not take back what was acknowledged.
  // A checkpoint waits for the disk twice: every 16 MB, and not every 4, is often enough.
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ' +
      'PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000',
  )
  migrateDatabase(database, file, datasetMigrations)
  const allDocuments = database.prepare('SELECT body FROM documents ORDER BY id')
  const write = prepareWrite(database)
  return {
    log: createTransactionLog(database),
    *documents() {
      for (const row of allDocuments.iterate()) {
        const document: unknown = JSON.parse(String(row['body']))
        if (isDocument(document)) yield document
      }
    },
    commit(transactions) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const committed = transactions.map((transaction) => ({
          id: transaction.id,
          timestamp: transaction.timestamp,
          author: transaction.author,
          changes: transaction.changes,
          sequence: write(transaction),
        }))
        database.exec('COMMIT')
        return committed
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}

function prepareWrite(database: DatabaseSync): (transaction: PendingTransaction) => number {
  const insertTransaction = database.prepare(
    'INSERT INTO transactions (id, timestamp, author, request_digest) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare(
    'INSERT INTO changes (sequence, place, document_id, operation, previous_rev, mutations, effects) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertEvent = database.prepare(
    'INSERT INTO document_events (sequence, place, published_id, body) VALUES (?, ?, ?, ?)',
  )
  const putDocument = database.prepare(
    'INSERT INTO documents (id, type, body) VALUES (?, ?, ?) ' +
      'ON CONFLICT (id) DO UPDATE SET type = excluded.type, body = excluded.body',
  )
  const deleteDocument = database.prepare('DELETE FROM documents WHERE id = ?')
  return ({ id, timestamp, author, requestDigest, changes, events }) => {
    const inserted = insertTransaction.run(id, timestamp, author, requestDigest)
    const sequence = Number(inserted.lastInsertRowid)
    for (const [place, change] of changes.entries()) {
      const { before, after } = change
      if (after === undefined) deleteDocument.run(change.id)
      else putDocument.run(change.id, after._type, JSON.stringify(after))
      insertChange.run(
        sequence,
        place,
        change.id,
        after === undefined ? 'delete' : before === undefined ? 'create' : 'update',
        before?._rev ?? null,
        JSON.stringify(change.mutations),
        JSON.stringify(change.effects),
      )
    }
    for (const [place, event] of events.entries()) {
      insertEvent.run(sequence, place, publishedId(event.documentId), JSON.stringify(event))
    }
    return sequence
  }
}
