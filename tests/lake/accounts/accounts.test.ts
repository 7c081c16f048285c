import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { collectRoles } from '../../../server/lake/access/roles.ts'
import { openAccounts, type Accounts } from '../../../server/lake/accounts/accounts.ts'
import { openAccountsDatabase } from '../../../server/lake/accounts/accountsDatabase.ts'
import { openSessions, type Sessions } from '../../../server/lake/accounts/sessions.ts'
import { openTokens, type Tokens } from '../../../server/lake/accounts/tokens.ts'
import { found } from '../../found.ts'

let folder: string
let now: number
let database: ReturnType<typeof openAccountsDatabase>
let accounts: Accounts
let sessions: Sessions
let tokens: Tokens
const roles = collectRoles([])
const clock = () => new Date(now)
const day = 24 * 60 * 60 * 1000

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'))
  now = Date.parse('2026-03-01T10:00:00Z')
  database = openAccountsDatabase(join(folder, 'accounts.sqlite'))
  accounts = openAccounts({ database, roles, apiHost: 'http://localhost:3333', clock })
  sessions = openSessions(database, clock)
  tokens = openTokens(database, roles, clock)
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const ada = { email: 'Ada@Example.org ', name: 'Ada', role: 'editor' }
const codeOf = (link: string): string => link.split('/sign-in/')[1] ?? ''

/** Every byte that is on disk, the write-ahead log included. */
function onDisk(): string {
  return ['accounts.sqlite', 'accounts.sqlite-wal']
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')
}

describe('accounts', () => {
  test('are found by their address in any letter case', () => {
    const account = accounts.add(ada)
    expect(account).toMatchObject({ email: 'ada@example.org', role: 'editor', lastSignInAt: null })
    expect(accounts.findByEmail('ADA@example.org')).toEqual(account)
    expect(accounts.list()).toEqual([account])
  })

  test('refuse an address in use, a wrong address and an unknown role, and say why', () => {
    accounts.add(ada)
    expect(() => accounts.add(ada)).toThrow('ada@example.org has an account already')
    expect(() => accounts.add({ ...ada, email: 'nobody' })).toThrow('"nobody" is not an email')
    const chief = { ...ada, email: 'b@example.org', role: 'chief' }
    expect(() => accounts.add(chief)).toThrow(/no role "chief".*administrator, editor/)
  })

  test('made by another process are seen at once', () => {
    const other = openAccountsDatabase(join(folder, 'accounts.sqlite'))
    openAccounts({ database: other, roles, apiHost: 'http://localhost:3333', clock }).add(ada)
    other.close()
    expect(accounts.findByEmail('ada@example.org')).toBeDefined()
  })
})

describe('passwords', () => {
  test('let their owner in, and nobody else', async () => {
    const account = accounts.add(ada)
    await accounts.setPassword(account.id, 'una frase lunga')
    expect((await accounts.checkPassword('ada@example.org', 'una frase lunga'))?.id).toBe(
      account.id,
    )
    expect(await accounts.checkPassword('ada@example.org', 'una frase lung')).toBeUndefined()
    expect(await accounts.checkPassword('bob@example.org', 'una frase lunga')).toBeUndefined()
  })

  test('match however their accents were composed', async () => {
    const account = accounts.add(ada)
    await accounts.setPassword(account.id, 'perché no? sì'.normalize('NFD'))
    const composed = 'perché no? sì'.normalize('NFC')
    expect((await accounts.checkPassword(ada.email, composed))?.id).toBe(account.id)
  })

  test('are refused below ten characters', async () => {
    const account = accounts.add(ada)
    await expect(accounts.setPassword(account.id, 'corta')).rejects.toThrow('10 to 256')
  })

  test('of an account without one open nothing', async () => {
    accounts.add(ada)
    expect(await accounts.checkPassword(ada.email, '')).toBeUndefined()
  })

  test('when changed end every session', async () => {
    const account = accounts.add(ada)
    const secret = sessions.begin(account.id)
    await accounts.setPassword(account.id, 'una frase lunga')
    expect(sessions.accountOf(secret)).toBeUndefined()
  })

  test('many at once are all answered', async () => {
    const account = accounts.add(ada)
    await accounts.setPassword(account.id, 'una frase lunga')
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => accounts.checkPassword(ada.email, 'una frase lunga')),
    )
    expect(answers.every((known) => known?.id === account.id)).toBe(true)
  })
})

describe('sign-in links', () => {
  test('work once', () => {
    const account = accounts.add(ada)
    const link = accounts.signInLink('ada@example.org')
    expect(link).toMatch(/^http:\/\/localhost:3333\/sign-in\/[\w-]{43}$/)
    expect(accounts.redeemSignInCode(codeOf(link))?.id).toBe(account.id)
    expect(accounts.redeemSignInCode(codeOf(link))).toBeUndefined()
  })

  test('expire after a day', () => {
    accounts.add(ada)
    const link = accounts.signInLink('ada@example.org')
    now += day
    expect(accounts.redeemSignInCode(codeOf(link))).toBeUndefined()
  })

  test('are refused for an unknown address', () => {
    expect(() => accounts.signInLink('nobody@example.org')).toThrow('no such account')
  })
})

describe('sessions', () => {
  test('are noted as a sign-in and last thirty days', () => {
    const account = accounts.add(ada)
    expect(accounts.hasAnyoneSignedIn()).toBe(false)
    const secret = sessions.begin(account.id)
    expect(accounts.hasAnyoneSignedIn()).toBe(true)
    now += 30 * day - 1
    expect(sessions.accountOf(secret)).toBe(account.id)
    now += 1
    expect(sessions.accountOf(secret)).toBeUndefined()
  })

  test('end with their account', () => {
    const account = accounts.add(ada)
    const secret = sessions.begin(account.id)
    accounts.remove(account.id)
    expect(sessions.accountOf(secret)).toBeUndefined()
  })
})

describe('tokens', () => {
  test('are found by their secret until they are revoked', () => {
    const secret = tokens.create({ name: 'build', role: 'viewer' })
    const token = found(tokens.find(secret))
    expect(token).toMatchObject({ name: 'build', role: 'viewer' })
    expect(tokens.list()).toEqual([token])
    tokens.revoke(token.id)
    expect(tokens.find(secret)).toBeUndefined()
  })

  test('of this process alone are not on disk', () => {
    const secret = tokens.createEphemeral({ name: 'build', role: 'viewer' })
    const { id, role } = found(tokens.find(secret))
    expect(role).toBe('viewer')
    expect(tokens.list()).toEqual([])
    tokens.revoke(id)
    expect(tokens.find(secret)).toBeUndefined()
    const again = tokens.createEphemeral({ name: 'build', role: 'viewer' })
    expect(again).not.toBe(secret)
    expect(tokens.find(again)?.id).toBe(id)
  })

  test('of an unknown role are not made', () => {
    expect(() => tokens.create({ name: 'build', role: 'chief' })).toThrow('no role "chief"')
  })
})

test('no secret is stored as it is', async () => {
  const account = accounts.add(ada)
  await accounts.setPassword(account.id, 'una frase lunga')
  const secrets = [
    'una frase lunga',
    codeOf(accounts.signInLink('ada@example.org')),
    sessions.begin(account.id),
    tokens.create({ name: 'build', role: 'viewer' }),
  ]
  const bytes = onDisk()
  expect(bytes).toContain('ada@example.org')
  for (const secret of secrets) expect(bytes).not.toContain(secret)
})

test('a database of a later version is not touched', () => {
  database.exec('PRAGMA user_version = 99')
  expect(() => openAccountsDatabase(join(folder, 'accounts.sqlite'))).toThrow('later version')
})
