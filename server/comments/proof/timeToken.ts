import { timingSafeEqual } from 'node:crypto'
import { digest, type IntakeKeys } from '../privacy/intakeKeys.ts'

/** Signed time at which a form for an article was made: milliseconds, a dot, an HMAC. */
export function makeTimeToken(keys: IntakeKeys, article: string, now: Date): string {
  const at = String(now.getTime())
  return `${at}.${sign(keys, article, at).toString('base64url')}`
}

/** When the form of a token was made, in milliseconds; undefined when it was not made by us. */
export function readTimeToken(
  keys: IntakeKeys,
  article: string,
  token: string,
): number | undefined {
  const [at = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !/^\d{1,15}$/.test(at)) return undefined
  const given = Buffer.from(signature, 'base64url')
  const right = sign(keys, article, at)
  const fits = given.length === right.length && timingSafeEqual(given, right)
  return fits ? Number(at) : undefined
}

function sign(keys: IntakeKeys, article: string, at: string): Buffer {
  return digest(keys.links, ['time', article, at]).subarray(0, 16)
}
