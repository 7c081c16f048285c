import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChangeQueue } from '../../../server/lake/webhooks/changeQueue.ts'
import { createMessageQueue } from '../../../server/lake/webhooks/messageQueue.ts'
import { found } from '../../found.ts'
import { webhookSettings } from '../../../server/lake/webhooks/webhook.ts'
import { openWebhooksDatabase } from '../../../server/lake/webhooks/webhooksDatabase.ts'
import { createWebhookStore } from '../../../server/lake/webhooks/webhookStore.ts'

let folder: string
let database: DatabaseSync
let hookId: string
const clock = () => new Date()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'))
  database = openWebhooksDatabase(join(folder, 'webhooks.sqlite'))
  const settings = webhookSettings.parse({
    name: 'Test',
    url: 'http://127.0.0.1:9/',
    rule: { on: ['create'] },
  })
  hookId = createWebhookStore({ database, projectId: 'edicola', clock }).create(settings, 'p1').id
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const changeOf = (n: number) => ({
  eventId: `t${n}#n${n}`,
  documentId: `n${n}`,
  transactionId: `t${n}`,
  timestamp: '2026-01-01T00:00:00.000Z',
  before: null,
  after: null,
})
const count = (which: string): number =>
  Number(database.prepare(`SELECT count(*) AS n FROM messages ${which}`).get()?.['n'])
const waiting = (): number => count("WHERE status = 'queued'")

/** Puts one change after another through the queue, each with a message for the hook. */
function tell(from: number, to: number): void {
  const queue = createChangeQueue(database, clock)
  for (let n = from; n <= to; n += 1) {
    queue.advance('production', changeOf(n).eventId, changeOf(n))
    queue.settle(found(queue.next()), new Map([[hookId, `"n${n}"`]]))
  }
}

/** So many messages from before, made at once. */
function fill(count: number, status: 'queued' | 'success'): void {
  const facts = { documentId: 'n', transactionId: 't', timestamp: '', operation: 'create' }
  database
    .prepare(
      'WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?1) ' +
        'INSERT INTO messages (id, hook_id, dataset, payload, facts, status, created_at, ' +
        `next_attempt_at) SELECT 'm' || n, ?2, 'production', '"m' || n || '"', ?3, ?4, '', 0 ` +
        'FROM number',
    )
    .run(count, hookId, JSON.stringify(facts), status)
}

test('of more than ten thousand waiting messages the oldest are dropped, and the log says so', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    fill(10_150, 'queued')
    tell(1, 100)
    expect(waiting()).toBe(10_000)
    const messages = createMessageQueue(database, clock)
    expect(messages.next(hookId, Date.now())).toMatchObject({ payload: '"m251"' })
    expect(said).toHaveBeenCalledWith(expect.stringContaining('250 messages were dropped'))
  } finally {
    said.mockRestore()
  }
})

test('the same change read twice is one message', () => {
  tell(1, 1)
  tell(1, 1)
  expect(waiting()).toBe(1)
})

test('of what is finished the last thousand are remembered', () => {
  fill(1100, 'success')
  tell(1, 1)
  const messages = createMessageQueue(database, clock)
  const result = { duration: 1, failureReason: null, resultCode: 200, resultBody: '' }
  messages.noteAttempt(found(messages.next(hookId, Date.now())), result, undefined)
  expect(count('')).toBe(1000)
  expect(messages.messages(hookId)[0]).toMatchObject({ payload: '"n1"', status: 'success' })
})
