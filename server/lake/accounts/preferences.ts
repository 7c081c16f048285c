import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { badRequest } from '../errors.ts'
import { inTransaction } from '../inTransaction.ts'

/** What the Studio keeps for a person: recent searches, pane sizes and the like. */
interface Preference {
  readonly key: string
  readonly value: unknown
  /** ISO 8601. */
  readonly updatedAt: string
}

/** The preferences of accounts, by key. */
export interface Preferences {
  get(accountId: string, keys: readonly string[]): Preference[]
  /** @throws LakeError 400 when the account would hold more than 500, or one is over 64 KB. */
  set(accountId: string, values: readonly { key: string; value: unknown }[]): Preference[]
}

const keysAtMost = 500
const lettersAtMost = 64 * 1024

const preferenceRow = z
  .object({ key: z.string(), value: z.string(), updated_at: z.string() })
  .transform(({ key, value, updated_at }): Preference => {
    const parsed: unknown = JSON.parse(value)
    return { key, value: parsed, updatedAt: updated_at }
  })

/** Opens the preferences of a database. */
export function openPreferences(database: DatabaseSync, clock: () => Date): Preferences {
  const read = (accountId: string, keys: readonly string[]): Preference[] => {
    const query = 'SELECT key, value, updated_at FROM preferences WHERE account_id = ? AND key = ?'
    const statement = database.prepare(query)
    return keys.flatMap((key) => {
      const row = statement.get(accountId, key)
      return row === undefined ? [] : [preferenceRow.parse(row)]
    })
  }
  const write = (accountId: string, values: readonly { key: string; value: unknown }[]): void => {
    const upsert = database.prepare(
      `INSERT INTO preferences (account_id, key, value, updated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    )
    for (const { key, value } of values) {
      const text = JSON.stringify(value ?? null)
      if (text.length > lettersAtMost) throw badRequest(`The value of "${key}" is over 64 KB.`)
      upsert.run(accountId, key, text, clock().toISOString())
    }
    const count = 'SELECT count(*) AS n FROM preferences WHERE account_id = ?'
    if (Number(database.prepare(count).get(accountId)?.['n']) > keysAtMost) {
      throw badRequest(`An account holds at most ${keysAtMost} preferences.`)
    }
  }

  return {
    get: read,
    set: (accountId, values) => {
      inTransaction(database, () => write(accountId, values))
      return read(
        accountId,
        values.map(({ key }) => key),
      )
    },
  }
}
