import { networkOf } from '../../access/network.ts'

/** Slows down the guessing of passwords, in memory. */
export interface SignInThrottle {
  /**
   * Notes an attempt before its password is checked, so that parallel guesses count too.
   * Returns 0 when it may go on, else the whole seconds to wait.
   */
  attempt(email: string, remoteAddress: string): number
  /** Forgets the attempts of an account from an address after a sign-in that worked. */
  succeeded(email: string, remoteAddress: string): void
}

const period = 15 * 60 * 1000
// From one address on one account; from one address; on one account from everywhere.
// The last is loose: a stranger's guesses must not easily keep an editor out.
const limits = { pair: 5, address: 30, account: 60 }
const keysAtMost = 10_000

/** A throttle over sliding quarters of an hour. */
export function createSignInThrottle(clock: () => Date): SignInThrottle {
  const attempts = new Map<string, number[]>()

  const recent = (key: string, now: number): number[] =>
    (attempts.get(key) ?? []).filter((time) => time > now - period)

  const forgetOldest = (): void => {
    for (const key of attempts.keys()) {
      if (attempts.size <= keysAtMost) return
      attempts.delete(key)
    }
  }

  return {
    attempt: (email, remoteAddress) => {
      const now = clock().getTime()
      const keys = keysOf(email, remoteAddress)
      const waits = keys.map(({ key, limit }) => {
        const times = recent(key, now)
        const oldest = times[times.length - limit]
        return oldest === undefined ? 0 : Math.ceil((oldest + period - now) / 1000)
      })
      const wait = Math.max(...waits)
      if (wait > 0) return wait
      for (const { key } of keys) {
        const times = [...recent(key, now), now]
        attempts.delete(key)
        attempts.set(key, times)
      }
      forgetOldest()
      return 0
    },
    succeeded: (email, remoteAddress) => {
      const now = clock().getTime()
      for (const { key } of keysOf(email, remoteAddress)) {
        // Others may be guessing from the same network: take back this attempt, no more.
        if (key.startsWith('pair ')) attempts.delete(key)
        else attempts.set(key, recent(key, now).slice(0, -1))
      }
    },
  }
}

function keysOf(email: string, remoteAddress: string): { key: string; limit: number }[] {
  const account = email.trim().toLowerCase().slice(0, 254)
  const network = networkOf(remoteAddress)
  return [
    { key: `pair ${network} ${account}`, limit: limits.pair },
    { key: `address ${network}`, limit: limits.address },
    { key: `account ${account}`, limit: limits.account },
  ]
}
