import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { z } from 'zod'
import { notFound } from '../errors.ts'
import { randomId } from '../randomId.ts'
import { webhookSettings, type Webhook, type WebhookSettings } from './webhook.ts'

/** The webhooks of a project. */
export interface WebhookStore {
  /** The oldest first. */
  list(): readonly Webhook[]
  /** Throws a 404 LakeError when there is none. */
  get(id: string): Webhook
  create(settings: WebhookSettings, author: string): Webhook
  /** Replaces the settings; the lake's own verdict on the hook is taken back. */
  update(id: string, settings: WebhookSettings): Webhook
  disable(id: string): void
  /** Deletes a webhook, and what it had still to deliver. */
  delete(id: string): void
}

const row = z.object({
  id: z.string(),
  settings: z.string().transform((text) => webhookSettings.parse(JSON.parse(text))),
  created_at: z.string(),
  created_by: z.string(),
  is_disabled: z.number(),
})

/** The webhooks in their database; kept in memory, since every change of a document asks for them. */
export function createWebhookStore(options: {
  readonly database: DatabaseSync
  readonly projectId: string
  readonly clock: () => Date
}): WebhookStore {
  const { database, projectId, clock } = options
  const read = (stored: Record<string, SQLOutputValue>): Webhook => {
    const { id, settings, created_at, created_by, is_disabled } = row.parse(stored)
    return {
      id,
      type: 'document',
      projectId,
      ...settings,
      createdAt: created_at,
      createdByUserId: created_by,
      isDisabled: is_disabled === 1,
      deletedAt: null,
    }
  }
  const select = database.prepare('SELECT * FROM webhooks ORDER BY created_at, id')
  let hooks: readonly Webhook[] = select.all().map(read)
  const change = (sql: string, ...values: (string | number)[]): void => {
    // These few are decisions of people, and not read from any log again.
    database.exec('PRAGMA synchronous = FULL')
    database.prepare(sql).run(...values)
    database.exec('PRAGMA synchronous = NORMAL')
    hooks = select.all().map(read)
  }
  const get = (id: string): Webhook => {
    const found = hooks.find((hook) => hook.id === id)
    if (found === undefined) throw notFound(`There is no webhook "${id}".`)
    return found
  }
  return {
    list: () => hooks,
    get,
    create(settings, author) {
      const id = randomId(16)
      const insert =
        'INSERT INTO webhooks (id, settings, created_at, created_by) VALUES (?, ?, ?, ?)'
      change(insert, id, JSON.stringify(settings), clock().toISOString(), author)
      return get(id)
    },
    update(id, settings) {
      get(id)
      const update = 'UPDATE webhooks SET settings = ?, is_disabled = 0 WHERE id = ?'
      change(update, JSON.stringify(settings), id)
      return get(id)
    },
    disable: (id) => change('UPDATE webhooks SET is_disabled = 1 WHERE id = ?', id),
    delete(id) {
      get(id)
      change('DELETE FROM webhooks WHERE id = ?', id)
    },
  }
}
