import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { createGate } from '../gate.ts'

// OWASP's Argon2id floor: 19 MiB, two passes, one lane; about 30 ms here.
const memory = 19 * 1024
const passes = 2
const atOnce = 4
const waitingAtMost = 100

/** Thrown when more passwords wait to be checked than the server will hold. */
export class PasswordQueueFullError extends Error {
  constructor() {
    super('Too many sign-ins at once. Try again in a few seconds.')
    this.name = 'PasswordQueueFullError'
  }
}

const gate = createGate({ atOnce, waitingAtMost, refusal: () => new PasswordQueueFullError() })

/**
 * A password as it is stored: `argon2id$<salt>$<key>` in base64url.
 * At most four are computed at once in a process, since each needs 19 MiB.
 * @throws PasswordQueueFullError
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `argon2id$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether `password` is the one that was stored. Without a stored one it takes as long and
 * answers no, so that the time tells nobody which accounts exist.
 * @throws PasswordQueueFullError
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? '').split('$')
  const expected = Buffer.from(key, 'base64url')
  const actual = await derive(
    password,
    salt === '' ? randomBytes(16) : Buffer.from(salt, 'base64url'),
  )
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const message = password.normalize('NFC')
  const options = { message, nonce: salt, parallelism: 1, tagLength: 32, memory, passes }
  return gate.pass(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', options, (error, key) => (error === null ? resolve(key) : reject(error)))
      }),
  )
}
