import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { mayAnywhere, type Roles } from '../access/roles.ts'
import { randomId } from '../randomId.ts'
import { AccountError } from './accountError.ts'
import { isPassword, storePassword } from './accountPasswords.ts'
import { needRole } from './needRole.ts'
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
  /** ISO 8601; null for one who may sign in. */
  readonly deactivatedAt: string | null
}

/** The people who may sign in; read from the database at each call. */
export interface Accounts {
  /** @throws AccountError for a wrong address, an unknown role, or an address in use. */
  add(person: { email: string; name: string; role: string }): Account
  get(id: string): Account | undefined
  findByEmail(email: string): Account | undefined
  list(): Account[]
  /** @throws AccountError for an unknown account or role, and for the last administrator. */
  setRole(id: string, role: string): void
  /**
   * Shuts a person out, with all sessions and sign-in links, or lets them in again; their name
   * stays beside what they wrote. @throws AccountError, also for the last administrator.
   */
  setActive(id: string, isActive: boolean): void
  /** Stores the password and ends every session of the account. @throws AccountError */
  setPassword(id: string, password: string): Promise<void>
  /** The account with this address and password; takes as long when there is none. */
  checkPassword(email: string, password: string): Promise<Account | undefined>
  /**
   * Removes the account with its sessions, codes and preferences; its documents stay.
   * @throws AccountError for the last administrator.
   */
  remove(id: string): void
  /**
   * An address that signs this person in once, within a day.
   * @throws AccountError for an unknown address, and for one who was shut out.
   */
  signInLink(email: string): string
  /** Spends the code of a sign-in link; undefined when it is unknown, spent or too old. */
  redeemSignInCode(code: string): Account | undefined
  hasAnyoneSignedIn(): boolean
}

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
    deactivated_at: z.string().nullable(),
  })
  .transform(({ created_at, last_sign_in_at, deactivated_at, password, ...row }) => ({
    ...row,
    hasPassword: password !== null,
    createdAt: created_at,
    lastSignInAt: last_sign_in_at,
    deactivatedAt: deactivated_at,
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
  const list = (): Account[] => {
    const rows = database.prepare('SELECT * FROM accounts ORDER BY created_at, id').all()
    return z.array(accountRow).parse(rows)
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
    list,
    ...membershipOf(options, { find: (id) => needAccount(find('id', id)), list }),
    setPassword: (id, password) => storePassword(database, needAccount(find('id', id)), password),
    checkPassword: async (email, password) => {
      const account = find('email', email.trim().toLowerCase())
      const isRight = await isPassword(database, account?.id, password)
      return isRight && account?.deactivatedAt === null ? account : undefined
    },
    signInLink: (email) => {
      const account = needAccount(find('email', normalEmail(email)))
      if (account.deactivatedAt !== null) {
        throw new AccountError(
          'deactivated',
          `${account.email} may not sign in; let them in first.`,
        )
      }
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

/** Who belongs to the house, and as what. One administrator at least remains. */
function membershipOf(
  { database, roles, clock }: { database: DatabaseSync; roles: Roles; clock: () => Date },
  { find, list }: { find: (id: string) => Account; list: () => Account[] },
): Pick<Accounts, 'setRole' | 'setActive' | 'remove'> {
  const needOtherAdministrator = (account: Account): void => {
    const remaining = activeAdministrators(list(), roles).filter(({ id }) => id !== account.id)
    if (remaining.length > 0 || activeAdministrators([account], roles).length === 0) return
    const message = `${account.email} is the only administrator. Make somebody else one first.`
    throw new AccountError('lastAdministrator', message)
  }
  return {
    setRole: (id, role) => {
      needRole(roles, role)
      const account = find(id)
      if (!manages(roles, role)) needOtherAdministrator(account)
      database.prepare('UPDATE accounts SET role = ? WHERE id = ?').run(role, account.id)
    },
    setActive: (id, isActive) => {
      const account = find(id)
      if (!isActive) needOtherAdministrator(account)
      const since = account.deactivatedAt ?? clock().toISOString()
      storeDeactivation(database, id, isActive ? null : since)
    },
    remove: (id) => {
      const account = find(id)
      needOtherAdministrator(account)
      database.prepare('DELETE FROM accounts WHERE id = ?').run(account.id)
    },
  }
}

function needAccount(account: Account | undefined): Account {
  if (account === undefined) throw new AccountError('unknownAccount', 'There is no such account.')
  return account
}

function manages(roles: Roles, name: string): boolean {
  const role = roles.get(name)
  return role !== undefined && mayAnywhere([role], 'manage')
}

function activeAdministrators(accounts: readonly Account[], roles: Roles): Account[] {
  return accounts.filter(
    ({ role, deactivatedAt }) => deactivatedAt === null && manages(roles, role),
  )
}

function storeDeactivation(database: DatabaseSync, id: string, since: string | null): void {
  database.prepare('UPDATE accounts SET deactivated_at = ? WHERE id = ?').run(since, id)
  if (since === null) return
  database.prepare('DELETE FROM sessions WHERE account_id = ?').run(id)
  database.prepare('DELETE FROM sign_in_codes WHERE account_id = ?').run(id)
}

function normalEmail(email: string): string {
  const parsed = emailAddress.safeParse(email.trim().toLowerCase())
  if (parsed.success) return parsed.data
  throw new AccountError('invalidEmail', `"${email}" is not an email address.`)
}
