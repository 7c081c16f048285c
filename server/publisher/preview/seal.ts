import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words that nobody else can have written. */
export interface Seal {
  /** A token that carries `text`; it is of no use for another purpose. */
  sign(purpose: string, text: string): string
  /** The text of a token that was signed for this purpose; `undefined` for any other. */
  read(purpose: string, token: string): string | undefined
}

const KEY_BYTES = 32

/**
 * Signs with a key (HMAC-SHA-256) that is kept in `folder`, readable by its owner alone. Without
 * that file everything that was ever signed is void.
 */
export function openSeal(folder: string): Seal {
  const key = keyIn(folder)
  const signatureOf = (purpose: string, body: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\n${body}`).digest()
  return {
    sign: (purpose, text) => {
      const body = Buffer.from(text).toString('base64url')
      return `${body}.${signatureOf(purpose, body).toString('base64url')}`
    },
    read: (purpose, token) => {
      const [body = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(purpose, body)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      return Buffer.from(body, 'base64url').toString()
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
