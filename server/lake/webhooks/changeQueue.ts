import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../inTransaction.ts'
import { documentChange, operationOf, type DocumentChange } from './documentChange.ts'

/** A change that waits to be looked at. */
export interface WaitingChange {
  readonly sequence: number
  readonly dataset: string
  readonly change: DocumentChange
}

/** The changes that no webhook has been asked about yet, on disk. */
export interface ChangeQueue {
  /** How far the log of a dataset has been read: the id of an event. */
  position(dataset: string): string | undefined
  /** Moves the position on, and keeps the change if it is given. */
  advance(dataset: string, eventId: string, change?: DocumentChange): void
  /** Forgets a dataset that is gone, and what was still to be delivered of it. */
  forget(dataset: string): void
  next(): WaitingChange | undefined
  /** Takes a change off the queue, and puts what each hook is told of it among the messages. */
  settle(waiting: WaitingChange, payloads: ReadonlyMap<string, string>): void
}

// Of one hook; beyond this the oldest are dropped, and the log says so.
const mostMessages = 10_000
// Counting ten thousand messages at each change would take longer than the change.
const changesBetweenLooks = 100

/** The queue in the database of webhooks. */
export function createChangeQueue(database: DatabaseSync, clock: () => Date): ChangeQueue {
  const selectPosition = database.prepare('SELECT event_id FROM positions WHERE dataset = ?')
  const putPosition = database.prepare(
    'INSERT INTO positions (dataset, event_id) VALUES (?, ?) ' +
      'ON CONFLICT (dataset) DO UPDATE SET event_id = excluded.event_id',
  )
  const insertChange = database.prepare('INSERT INTO changes (dataset, body) VALUES (?, ?)')
  const oldestChange = database.prepare('SELECT * FROM changes ORDER BY sequence LIMIT 1')
  const deleteChange = database.prepare('DELETE FROM changes WHERE sequence = ?')
  const enqueue = createEnqueue(database, clock)
  return {
    position: (dataset) => selectPosition.get(dataset)?.['event_id']?.toString(),
    advance(dataset, eventId, change) {
      inTransaction(database, () => {
        putPosition.run(dataset, eventId)
        if (change !== undefined) insertChange.run(dataset, JSON.stringify(change))
      })
    },
    forget(dataset) {
      inTransaction(database, () => {
        for (const table of ['positions', 'changes', 'messages']) {
          database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(dataset)
        }
      })
    },
    next() {
      const row = oldestChange.get()
      if (row === undefined) return undefined
      return {
        sequence: Number(row['sequence']),
        dataset: String(row['dataset']),
        change: documentChange.parse(JSON.parse(String(row['body']))),
      }
    },
    settle(waiting, payloads) {
      inTransaction(database, () => {
        for (const [hookId, payload] of payloads) enqueue(waiting, hookId, payload)
        deleteChange.run(waiting.sequence)
      })
    },
  }
}

/** What puts a message for a hook into the database. */
function createEnqueue(database: DatabaseSync, clock: () => Date) {
  const insert = database.prepare(
    'INSERT INTO messages (id, hook_id, dataset, payload, facts, status, created_at, ' +
      "next_attempt_at) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?) ON CONFLICT (id) DO NOTHING",
  )
  const dropBeyond = database.prepare(
    "DELETE FROM messages WHERE hook_id = ?1 AND status = 'queued' AND id NOT IN (SELECT id FROM " +
      "messages WHERE hook_id = ?1 AND status = 'queued' ORDER BY rowid DESC LIMIT ?2)",
  )
  return ({ sequence, dataset, change }: WaitingChange, hookId: string, payload: string): void => {
    const { documentId, transactionId, timestamp, eventId } = change
    const facts = { documentId, transactionId, timestamp, operation: operationOf(change) }
    const id = messageId(hookId, dataset, eventId)
    const now = clock()
    const rest = [JSON.stringify(facts), now.toISOString(), now.getTime()]
    insert.run(id, hookId, dataset, payload, ...rest)
    if (sequence % changesBetweenLooks !== 0) return
    const { changes } = dropBeyond.run(hookId, mostMessages)
    if (changes === 0) return
    console.error(`The webhook ${hookId} is behind: ${changes} messages were dropped.`)
  }
}

/** The same for the same hook and change, however often the change is read from the log. */
function messageId(hookId: string, dataset: string, eventId: string): string {
  const text = JSON.stringify([hookId, dataset, eventId])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
