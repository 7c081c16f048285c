import { createHash, randomBytes } from 'node:crypto'

/** An unguessable secret: 256 random bits as 43 characters that are safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is stored of a secret: its SHA-256 in hexadecimal. A plain hash is enough, because a
 * secret from `newSecret` cannot be guessed.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
