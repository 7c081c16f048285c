import type { DatabaseSync } from 'node:sqlite'
import { hashSecret, newSecret } from '../secret.ts'

/** Signed-in browsers. A session is a secret in a cookie; its hash alone is stored. */
export interface Sessions {
  /** Begins a session of the account, noting the sign-in. Lasts thirty days. */
  begin(accountId: string): string
  /** The id of the account that the secret's session belongs to; undefined when it has ended. */
  accountOf(secret: string): string | undefined
  end(secret: string): void
  /** Ends every session of the account, and says how many there were. */
  endAll(accountId: string): number
  /** How many sessions of the account have not ended. */
  count(accountId: string): number
}

/** How long a session lasts, in milliseconds: thirty days. */
export const sessionLifetime = 30 * 24 * 60 * 60 * 1000

/** Opens the sessions of a database. */
export function openSessions(database: DatabaseSync, clock: () => Date): Sessions {
  return {
    begin: (accountId) => {
      const secret = newSecret()
      const now = clock()
      const expires = new Date(now.getTime() + sessionLifetime).toISOString()
      database.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(now.toISOString())
      const insert =
        'INSERT INTO sessions (hash, account_id, created_at, expires_at) VALUES (?, ?, ?, ?)'
      database.prepare(insert).run(hashSecret(secret), accountId, now.toISOString(), expires)
      const note = 'UPDATE accounts SET last_sign_in_at = ? WHERE id = ?'
      database.prepare(note).run(now.toISOString(), accountId)
      return secret
    },
    accountOf: (secret) => {
      const query = 'SELECT account_id FROM sessions WHERE hash = ? AND expires_at > ?'
      const row = database.prepare(query).get(hashSecret(secret), clock().toISOString())
      return row === undefined ? undefined : String(row['account_id'])
    },
    end: (secret) => {
      database.prepare('DELETE FROM sessions WHERE hash = ?').run(hashSecret(secret))
    },
    endAll: (accountId) => {
      const end = 'DELETE FROM sessions WHERE account_id = ? AND expires_at > ?'
      return Number(database.prepare(end).run(accountId, clock().toISOString()).changes)
    },
    count: (accountId) => {
      const query = 'SELECT count(*) AS open FROM sessions WHERE account_id = ? AND expires_at > ?'
      return Number(database.prepare(query).get(accountId, clock().toISOString())?.['open'])
    },
  }
}
