import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { z } from 'zod'
import { inTransaction } from '../inTransaction.ts'
import type { Attempt, AttemptResult, Message } from './message.ts'

/** What webhooks have still to deliver, and what they have delivered, on disk. */
export interface MessageQueue {
  /** The next message of a hook whose time has come, in milliseconds since 1970. */
  next(hookId: string, now: number): Message | undefined
  /** When the next message of a hook may go. */
  nextTime(hookId: string): number | undefined
  /** Notes an attempt; without a time for the next one it was the last. */
  noteAttempt(message: Message, result: AttemptResult, next: number | undefined): void
  /** The latest first. */
  messages(hookId: string): Message[]
  attempts(hookId: string): Attempt[]
  attempt(id: string): Attempt | undefined
}

const mostFinished = 1000
const mostShown = 100

const messageRow = z
  .object({
    id: z.string(),
    hook_id: z.string(),
    dataset: z.string(),
    payload: z.string(),
    facts: z.string(),
    status: z.enum(['queued', 'success', 'failure']),
    failure_count: z.number(),
    result_code: z.number().nullable(),
    created_at: z.string(),
  })
  .transform(({ hook_id, facts, failure_count, result_code, created_at, ...same }): Message => ({
    ...same,
    hookId: hook_id,
    facts: messageFacts.parse(JSON.parse(facts)),
    failureCount: failure_count,
    resultCode: result_code,
    createdAt: created_at,
  }))
const messageFacts = z.object({
  documentId: z.string(),
  transactionId: z.string(),
  timestamp: z.string(),
  operation: z.enum(['create', 'update', 'delete']),
})
const attemptRow = z
  .object({
    id: z.string(),
    message_id: z.string(),
    hook_id: z.string(),
    created_at: z.string(),
    duration: z.number(),
    failure_reason: z.enum(['http', 'network', 'timeout']).nullable(),
    result_code: z.number().nullable(),
    result_body: z.string().nullable(),
  })
  .transform((row): Attempt => ({
    id: row.id,
    messageId: row.message_id,
    hookId: row.hook_id,
    createdAt: row.created_at,
    duration: row.duration,
    failureReason: row.failure_reason,
    resultCode: row.result_code,
    resultBody: row.result_body,
  }))

/** The queue in the database of webhooks. */
export function createMessageQueue(database: DatabaseSync, clock: () => Date): MessageQueue {
  const next = database.prepare(
    "SELECT * FROM messages WHERE hook_id = ? AND status = 'queued' AND next_attempt_at <= ? " +
      'ORDER BY next_attempt_at, rowid LIMIT 1',
  )
  const nextTime = database.prepare(
    "SELECT min(next_attempt_at) AS time FROM messages WHERE hook_id = ? AND status = 'queued'",
  )
  const insertAttempt = database.prepare(
    'INSERT INTO attempts (id, message_id, hook_id, created_at, duration, failure_reason, ' +
      'result_code, result_body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const update = database.prepare(
    'UPDATE messages SET status = ?, failure_count = ?, result_code = ?, next_attempt_at = ? ' +
      'WHERE id = ?',
  )
  const deleteOld = database.prepare(
    "DELETE FROM messages WHERE hook_id = ?1 AND status <> 'queued' AND id NOT IN (SELECT id FROM " +
      "messages WHERE hook_id = ?1 AND status <> 'queued' ORDER BY rowid DESC LIMIT ?2)",
  )
  const latest = (table: 'messages' | 'attempts') =>
    database.prepare(`SELECT * FROM ${table} WHERE hook_id = ? ORDER BY rowid DESC LIMIT ?`)
  const latestMessages = latest('messages')
  const latestAttempts = latest('attempts')
  const oneAttempt = database.prepare('SELECT * FROM attempts WHERE id = ?')
  const readOne = <T>(shape: z.ZodType<T>, row: Record<string, SQLOutputValue> | undefined) =>
    row === undefined ? undefined : shape.parse(row)
  return {
    next: (hookId, now) => readOne(messageRow, next.get(hookId, now)),
    nextTime: (hookId) => {
      const time = nextTime.get(hookId)?.['time']
      return typeof time === 'number' ? time : undefined
    },
    noteAttempt(message, result, nextAttempt) {
      const { duration, failureReason, resultCode, resultBody } = result
      const failed = failureReason !== null
      const status = !failed ? 'success' : nextAttempt === undefined ? 'failure' : 'queued'
      const failures = message.failureCount + (failed ? 1 : 0)
      inTransaction(database, () => {
        // The hook may have been deleted while this was on its way.
        const { changes } = update.run(status, failures, resultCode, nextAttempt ?? 0, message.id)
        if (changes === 0) return
        const id = `${message.id}-${failures + (failed ? 0 : 1)}`
        const what = [duration, failureReason, resultCode, resultBody]
        insertAttempt.run(id, message.id, message.hookId, clock().toISOString(), ...what)
        if (status !== 'queued') deleteOld.run(message.hookId, mostFinished)
      })
    },
    messages: (hookId) => z.array(messageRow).parse(latestMessages.all(hookId, mostShown)),
    attempts: (hookId) => z.array(attemptRow).parse(latestAttempts.all(hookId, 10 * mostShown)),
    attempt: (id) => readOne(attemptRow, oneAttempt.get(id)),
  }
}
