import type { DatabaseSync } from 'node:sqlite'
import { AccountError } from './accountError.ts'
import { hashPassword, verifyPassword } from './passwordHash.ts'

const shortestPassword = 10
const longestPassword = 256

/**
 * Stores the password of an account and ends all its sessions.
 * @throws AccountError for one that is too short or too long.
 */
export async function storePassword(
  database: DatabaseSync,
  account: { readonly id: string },
  password: string,
): Promise<void> {
  checkPasswordLength(password)
  const hash = await hashPassword(password)
  database.prepare('UPDATE accounts SET password = ? WHERE id = ?').run(hash, account.id)
  database.prepare('DELETE FROM sessions WHERE account_id = ?').run(account.id)
}

/** Whether this is the account's password; takes as long when there is no account. */
export function isPassword(
  database: DatabaseSync,
  id: string | undefined,
  password: string,
): Promise<boolean> {
  return verifyPassword(password, storedPassword(database, id))
}

function storedPassword(database: DatabaseSync, id: string | undefined): string | null {
  if (id === undefined) return null
  const row = database.prepare('SELECT password FROM accounts WHERE id = ?').get(id)
  return typeof row?.['password'] === 'string' ? row['password'] : null
}

function checkPasswordLength(password: string): void {
  const { length } = password
  if (length >= shortestPassword && length <= longestPassword) return
  throw new AccountError(
    'weakPassword',
    `A password has ${shortestPassword} to ${longestPassword} characters.`,
  )
}
