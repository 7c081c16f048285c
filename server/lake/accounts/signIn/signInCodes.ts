import type { DatabaseSync } from 'node:sqlite'
import { hashSecret, newSecret } from '../../secret.ts'

/** One-time codes that sign a person in; stored hashed, good for a day. */
export interface SignInCodes {
  issue(accountId: string): string
  /** Spends a code and returns its account; undefined when it is unknown, spent or too old. */
  redeem(code: string): string | undefined
}

const day = 24 * 60 * 60 * 1000

/** Opens the codes of a database. */
export function openSignInCodes(database: DatabaseSync, clock: () => Date): SignInCodes {
  return {
    issue: (accountId) => {
      const code = newSecret()
      const now = clock()
      const expires = new Date(now.getTime() + day).toISOString()
      database.prepare('DELETE FROM sign_in_codes WHERE expires_at <= ?').run(now.toISOString())
      const insert = 'INSERT INTO sign_in_codes (hash, account_id, expires_at) VALUES (?, ?, ?)'
      database.prepare(insert).run(hashSecret(code), accountId, expires)
      return code
    },
    redeem: (code) => {
      // One statement, so that of two requests with the same code one alone gets the account.
      const spend =
        'DELETE FROM sign_in_codes WHERE hash = ? AND expires_at > ? RETURNING account_id'
      const row = database.prepare(spend).get(hashSecret(code), clock().toISOString())
      return row === undefined ? undefined : String(row['account_id'])
    },
  }
}
