import { parse, serialize } from 'hono/utils/cookie'
import { sessionLifetime } from './sessions.ts'

/** The cookie that carries a session. */
export interface SessionCookie {
  /** The secret in a `Cookie` header; undefined without one. */
  read(header: string | null): string | undefined
  /** A `Set-Cookie` header that keeps the secret. */
  keep(secret: string): string
  /** A `Set-Cookie` header that removes it. */
  drop(): string
}

/**
 * The cookie for a lake at `apiHost`: HttpOnly, SameSite=Lax; under https also Secure, with the
 * `__Host-` prefix. Browsers do not keep cookies of two ports apart, so the name does.
 */
export function createSessionCookie(apiHost: string): SessionCookie {
  const { protocol, port } = new URL(apiHost)
  const secure = protocol === 'https:'
  const name = `${secure ? '__Host-' : ''}lake-session${port === '' ? '' : `-${port}`}`
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const
  return {
    read: (header) => (header === null ? undefined : parse(header, name)[name]),
    keep: (secret) => serialize(name, secret, { ...options, maxAge: sessionLifetime / 1000 }),
    drop: () => serialize(name, '', { ...options, maxAge: 0 }),
  }
}
