import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Roles } from '../access/roles.ts'
import { randomId } from '../randomId.ts'
import { hashSecret, newSecret } from '../secret.ts'
import { needRole } from './needRole.ts'

/** What a program presents to reach the lake; never the secret itself. */
export interface Token {
  readonly id: string
  readonly name: string
  /** The name of a role; one that the lake does not know grants nothing. */
  readonly role: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** The programs that may reach the lake; read from the database at each call. */
export interface Tokens {
  /** Makes a token and returns its secret, which cannot be read again. @throws AccountError */
  create(token: { name: string; role: string }): string
  /**
   * A secret kept in memory alone, which ends with this process. Its id is the same each time for
   * the same name and role, so that the history of documents keeps knowing it.
   * @throws AccountError
   */
  createEphemeral(token: { name: string; role: string }): string
  find(secret: string): Token | undefined
  get(id: string): Token | undefined
  /** The stored ones; ephemeral ones are left out. */
  list(): Token[]
  revoke(id: string): void
}

const tokenRow = z
  .object({ id: z.string(), name: z.string(), role: z.string(), created_at: z.string() })
  .transform(({ created_at, ...row }) => ({ ...row, createdAt: created_at }))

/** Opens the tokens of a database. */
export function openTokens(database: DatabaseSync, roles: Roles, clock: () => Date): Tokens {
  const ephemeral = new Map<string, Token>()
  const make = ({ name, role }: { name: string; role: string }): [string, string, Token] => {
    needRole(roles, role)
    const secret = `sk${newSecret()}`
    const createdAt = clock().toISOString()
    return [secret, hashSecret(secret), { id: `t${randomId(10)}`, name, role, createdAt }]
  }
  const select = (column: 'hash' | 'id', value: string): Token | undefined => {
    const query = `SELECT id, name, role, created_at FROM tokens WHERE ${column} = ?`
    const row = database.prepare(query).get(value)
    return row === undefined ? undefined : tokenRow.parse(row)
  }

  return {
    create: (token) => {
      const [secret, hash, { id, name, role, createdAt }] = make(token)
      const insert = 'INSERT INTO tokens (hash, id, name, role, created_at) VALUES (?, ?, ?, ?, ?)'
      database.prepare(insert).run(hash, id, name, role, createdAt)
      return secret
    },
    createEphemeral: (token) => {
      const [secret, hash, made] = make(token)
      const id = `t${hashSecret(`${token.role} ${token.name}`).slice(0, 10)}`
      ephemeral.set(hash, { ...made, id })
      return secret
    },
    find: (secret) => {
      const hash = hashSecret(secret)
      return ephemeral.get(hash) ?? select('hash', hash)
    },
    get: (id) => [...ephemeral.values()].find((token) => token.id === id) ?? select('id', id),
    list: () => {
      const query = 'SELECT id, name, role, created_at FROM tokens ORDER BY created_at, id'
      return z.array(tokenRow).parse(database.prepare(query).all())
    },
    revoke: (id) => {
      for (const [hash, token] of ephemeral) if (token.id === id) ephemeral.delete(hash)
      database.prepare('DELETE FROM tokens WHERE id = ?').run(id)
    },
  }
}
