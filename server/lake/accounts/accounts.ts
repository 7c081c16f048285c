import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Roles } from '../access/roles.ts'
import { randomId } from '../randomId.ts'
import { AccountError } from './accountError.ts'
import { hashPassword, verifyPassword } from './passwordHash.ts'
import { openSignInCodes } from './signIn/signInCodes.ts'

/** A person who may sign in. */
export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  /** The name of a role; one that the lake does not know grants nothing. */
  readonly role: string
  readonly hasPassword: boolean
  /** ISO 8601. */
  readonly createdAt: string
  /** ISO 8601; null before the first sign-in. */
  readonly lastSignInAt: string | null
}

/** The people who may sign in; read from the database at each call. */
export interface Accounts {
  /** @throws AccountError for a wrong address, an unknown role, or an address in use. */
  add(person: { email: string; name: string; role: string }): Account
  get(id: string): Account | undefined
  findByEmail(email: string): Account | undefined
  list(): Account[]
  /** @throws AccountError for an unknown account or role. */
  setRole(id: string, role: string): void
  /** Stores the password and ends every session of the account. @throws AccountError */
  setPassword(id: string, password: string): Promise<void>
  /** The account with this address and password; takes as long when there is none. */
  checkPassword(email: string, password: string): Promise<Account | undefined>
  /** Removes the account with its sessions, codes and preferences; its documents stay. */
  remove(id: string): void
  /**
   * An address that signs this person in once, within a day.
   * @throws AccountError for an unknown address.
   */
  signInLink(email: string): string
  /** Spends the code of a sign-in link; undefined when it is unknown, spent or too old. */
  redeemSignInCode(code: string): Account | undefined
  hasAnyoneSignedIn(): boolean
}

const shortestPassword = 10
const longestPassword = 256

const emailAddress = z.email().max(254)

const accountRow = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.string(),
    password: z.string().nullable(),
    created_at: z.string(),
    last_sign_in_at: z.string().nullable(),
  })
  .transform(({ created_at, last_sign_in_at, password, ...row }) => ({
    ...row,
    hasPassword: password !== null,
    createdAt: created_at,
    lastSignInAt: last_sign_in_at,
  }))

/** Opens the accounts of a database. `apiHost` is where sign-in links lead. */
export function openAccounts(options: {
  database: DatabaseSync
  roles: Roles
  apiHost: string
  clock: () => Date
}): Accounts {
  const { database, roles, apiHost, clock } = options
  const codes = openSignInCodes(database, clock)
  const find = (column: 'id' | 'email', value: string): Account | undefined => {
    const row = database.prepare(`SELECT * FROM accounts WHERE ${column} = ?`).get(value)
    return row === undefined ? undefined : accountRow.parse(row)
  }

  return {
    add: (person) => {
      const email = normalEmail(person.email)
      needRole(roles, person.role)
      if (find('email', email) !== undefined) {
        throw new AccountError('emailInUse', `${email} has an account already.`)
      }
      const id = `p${randomId(10)}`
      const insert = `INSERT INTO accounts (id, email, name, role, created_at) VALUES (?, ?, ?, ?, ?)`
      const name = person.name.trim() || email
      database.prepare(insert).run(id, email, name, person.role, clock().toISOString())
      return needAccount(find('id', id))
    },
    get: (id) => find('id', id),
    findByEmail: (email) => find('email', email.trim().toLowerCase()),
    list: () => {
      const rows = database.prepare('SELECT * FROM accounts ORDER BY created_at, id').all()
      return z.array(accountRow).parse(rows)
    },
    setRole: (id, role) => {
      needRole(roles, role)
      const account = needAccount(find('id', id))
      database.prepare('UPDATE accounts SET role = ? WHERE id = ?').run(role, account.id)
    },
    setPassword: (id, password) => storePassword(database, needAccount(find('id', id)), password),
    checkPassword: async (email, password) => {
      const account = find('email', email.trim().toLowerCase())
      const stored = storedPassword(database, account?.id)
      return (await verifyPassword(password, stored)) ? account : undefined
    },
    remove: (id) => {
      database.prepare('DELETE FROM accounts WHERE id = ?').run(needAccount(find('id', id)).id)
    },
    signInLink: (email) => {
      const account = needAccount(find('email', normalEmail(email)))
      return `${apiHost}/sign-in/${codes.issue(account.id)}`
    },
    redeemSignInCode: (code) => {
      const id = codes.redeem(code)
      return id === undefined ? undefined : find('id', id)
    },
    hasAnyoneSignedIn: () => {
      const query = 'SELECT 1 FROM accounts WHERE last_sign_in_at IS NOT NULL LIMIT 1'
      return database.prepare(query).get() !== undefined
    },
  }
}

function needAccount(account: Account | undefined): Account {
  if (account === undefined) throw new AccountError('unknownAccount', 'There is no such account.')
  return account
}

function needRole(roles: Roles, role: string): void {
  if (roles.has(role)) return
  const known = [...roles.keys()].join(', ')
  throw new AccountError('unknownRole', `There is no role "${role}". Use one of: ${known}.`)
}

async function storePassword(
  database: DatabaseSync,
  account: Account,
  password: string,
): Promise<void> {
  checkPasswordLength(password)
  const hash = await hashPassword(password)
  database.prepare('UPDATE accounts SET password = ? WHERE id = ?').run(hash, account.id)
  database.prepare('DELETE FROM sessions WHERE account_id = ?').run(account.id)
}

function storedPassword(database: DatabaseSync, id: string | undefined): string | null {
  if (id === undefined) return null
  const row = database.prepare('SELECT password FROM accounts WHERE id = ?').get(id)
  return typeof row?.['password'] === 'string' ? row['password'] : null
}

function normalEmail(email: string): string {
  const parsed = emailAddress.safeParse(email.trim().toLowerCase())
  if (parsed.success) return parsed.data
  throw new AccountError('invalidEmail', `"${email}" is not an email address.`)
}

function checkPasswordLength(password: string): void {
  const { length } = password
  if (length >= shortestPassword && length <= longestPassword) return
  throw new AccountError(
    'weakPassword',
    `A password has ${shortestPassword} to ${longestPassword} characters.`,
  )
}
