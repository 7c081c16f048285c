import { plainError } from '../errors.ts'
import { identityId, type Identity } from './identity.ts'
import { networkOf } from './network.ts'

/** Who asks for a place, and from where. */
export interface Visitor {
  readonly identity: Identity
  readonly remoteAddress: string
}

/** Places for what stays open: so many, and nobody holds too many of them. */
export interface Places {
  /** Takes a place, and returns what gives it back; throws a 429 LakeError when there is none. */
  enter(visitor: Visitor): () => void
}

/** How many places there are: in all, for all anonymous together, and for each. */
export interface PlaceLimits {
  readonly inAll: number
  readonly anonymous: number
  readonly perIdentity: number
  readonly perNetwork: number
}

/**
 * Places within limits. Those who are signed in are counted by identity, and the others by network,
 * so that strangers, however many, leave room for those who work here.
 */
export function createPlaces(limits: PlaceLimits): Places {
  const taken = new Map<string, number>()
  const limitsOf = ({ identity, remoteAddress }: Visitor): [string, number][] => {
    const all: [string, number] = ['all', limits.inAll]
    if (identity.kind !== 'anonymous') {
      return [all, [`identity ${identityId(identity)}`, limits.perIdentity]]
    }
    const network = `network ${networkOf(remoteAddress)}`
    return [all, ['anonymous', limits.anonymous], [network, limits.perNetwork]]
  }
  return {
    enter(visitor) {
      const wanted = limitsOf(visitor)
      if (wanted.some(([key, limit]) => (taken.get(key) ?? 0) >= limit)) {
        throw plainError(429, 'Too Many Requests', 'Too many connections are open. Close some.')
      }
      for (const [key] of wanted) taken.set(key, (taken.get(key) ?? 0) + 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        for (const [key] of wanted) {
          const left = (taken.get(key) ?? 0) - 1
          if (left > 0) taken.set(key, left)
          else taken.delete(key)
        }
      }
    },
  }
}
