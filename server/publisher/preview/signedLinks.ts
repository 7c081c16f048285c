import { z } from 'zod'
import type { Seal } from './seal.ts'

/** What a link shows, and for how long. */
export interface SharedPreview {
  /** Published id. */
  readonly id: string
  readonly perspective: readonly string[]
  /** ISO; the link is of no use after it. */
  readonly until: string
}

/** Links that show one document to whoever has them. */
export interface SignedLinks {
  /** A token for an address. */
  sign(shared: SharedPreview): string
  /** What a token shows; `undefined` when we did not sign it. Whether it has expired is not asked. */
  read(token: string): SharedPreview | undefined
}

const payload = z.tuple([z.string().min(1), z.array(z.string()).min(1), z.number()])

/** Links under our seal. */
export function createSignedLinks(seal: Seal): SignedLinks {
  return {
    sign: ({ id, perspective, until }) =>
      seal.sign('link', JSON.stringify([id, perspective, Date.parse(until)])),
    read: (token) => {
      const text = seal.read('link', token)
      const parsed = text === undefined ? undefined : payload.safeParse(JSON.parse(text)).data
      if (parsed === undefined) return undefined
      const [id, perspective, until] = parsed
      return { id, perspective, until: new Date(until).toISOString() }
    },
  }
}
