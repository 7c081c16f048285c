import { hashSecret, newSecret } from '../../secret.ts'

/**
 * The `sid` that a sign-in hands back in the address of the Studio, and that the Studio spends
 * at `/auth/fetch`. Kept in memory: it lives for the seconds of a redirect.
 */
export interface SignInTickets {
  /** A ticket for the account. With `wantsToken` it is worth a session secret, else nothing. */
  issue(accountId: string, wantsToken: boolean): string
  /** Spends a ticket; undefined when it is unknown, spent or older than a minute. */
  redeem(sid: string): { accountId: string; wantsToken: boolean } | undefined
}

const lifetime = 60_000
const ticketsAtMost = 1000

/** An empty box of tickets. */
export function createSignInTickets(clock: () => Date): SignInTickets {
  const tickets = new Map<string, { accountId: string; wantsToken: boolean; expires: number }>()
  return {
    issue: (accountId, wantsToken) => {
      const now = clock().getTime()
      for (const [hash, { expires }] of tickets) {
        if (expires > now && tickets.size < ticketsAtMost) break
        tickets.delete(hash)
      }
      const sid = newSecret()
      tickets.set(hashSecret(sid), { accountId, wantsToken, expires: now + lifetime })
      return sid
    },
    redeem: (sid) => {
      const hash = hashSecret(sid)
      const ticket = tickets.get(hash)
      tickets.delete(hash)
      if (ticket === undefined || ticket.expires <= clock().getTime()) return undefined
      return { accountId: ticket.accountId, wantsToken: ticket.wantsToken }
    },
  }
}
