import { anonymous, type Identity } from '../access/identity.ts'
import type { Roles } from '../access/roles.ts'
import { unauthorized } from '../errors.ts'
import type { Accounts } from './accounts.ts'
import type { SessionCookie } from './sessionCookie.ts'
import type { Sessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'

/** Where the credentials of requests are looked up. */
export interface Credentials {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly roles: Roles
  readonly cookie: SessionCookie
}

/** Who makes a request, and whether the browser said so by itself, through the cookie. */
export interface Authentication {
  readonly identity: Identity
  readonly byCookie: boolean
}

/**
 * Finds out who makes a request: a bearer token or session first, then the session cookie.
 * A cookie whose session has ended counts as none.
 * @throws LakeError 401 SIO-401-ANF for a bearer that nobody holds.
 */
export function authenticate(credentials: Credentials, headers: Headers): Authentication {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const identity = identityOfBearer(credentials, authorization)
    if (identity === undefined) throw unauthorized()
    return { identity, byCookie: false }
  }
  const secret = credentials.cookie.read(headers.get('cookie'))
  const identity = secret === undefined ? undefined : identityOfSession(credentials, secret)
  return { identity: identity ?? anonymous, byCookie: identity !== undefined }
}

/** The identity behind an `Authorization` header; undefined when nobody holds it. */
export function identityOfBearer(
  credentials: Credentials,
  authorization: string,
): Identity | undefined {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
  if (secret === undefined) return undefined
  const token = credentials.tokens.find(secret)
  if (token === undefined) return identityOfSession(credentials, secret)
  return { kind: 'token', id: token.id, roles: rolesNamed(credentials.roles, token.role) }
}

function identityOfSession(credentials: Credentials, secret: string): Identity | undefined {
  const id = credentials.sessions.accountOf(secret)
  const account = id === undefined ? undefined : credentials.accounts.get(id)
  if (account === undefined || account.deactivatedAt !== null) return undefined
  return { kind: 'account', id: account.id, roles: rolesNamed(credentials.roles, account.role) }
}

function rolesNamed(roles: Roles, name: string) {
  const role = roles.get(name)
  return role === undefined ? [] : [role]
}
