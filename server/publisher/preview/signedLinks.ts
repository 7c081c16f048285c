import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

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

const KEY_BYTES = 32

const payload = z.tuple([z.string().min(1), z.array(z.string()).min(1), z.number()])

/**
 * Links signed by a key (HMAC-SHA-256) that is kept in `folder`, readable by its owner alone. Without
 * that file all links that were ever made are void.
 */
export function openSignedLinks(folder: string): SignedLinks {
  const key = keyIn(folder)
  const seal = (body: string): Buffer => createHmac('sha256', key).update(body).digest()
  return {
    sign: ({ id, perspective, until }) => {
      const body = Buffer.from(JSON.stringify([id, perspective, Date.parse(until)]))
      const text = body.toString('base64url')
      return `${text}.${seal(text).toString('base64url')}`
    },
    read: (token) => {
      const [text = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = seal(text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const parsed = payload.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      if (!parsed.success) return undefined
      const [id, perspective, until] = parsed.data
      return { id, perspective, until: new Date(until).toISOString() }
    },
  }
}

function keyIn(folder: string): Buffer {
  const file = join(folder, 'key')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(file)
  if (key.length === KEY_BYTES) return key
  throw new Error(
    `${file} is no key of ${KEY_BYTES} bytes. Delete it to make a new one; shared links then end.`,
  )
}
