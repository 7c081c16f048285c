import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Positions in a log that say nothing to those who carry them. */
export interface SealedPositions {
  /** Another text each time, also for the same position. */
  seal(sequence: number): string
  /** Undefined for what was not sealed here. */
  open(text: string): number | undefined
}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Seals that hold as long as this object lives. A number or a transaction id would tell readers
 * that something has changed which they may not know of.
 */
export function createSealedPositions(): SealedPositions {
  const key = randomBytes(32)
  return {
    seal(sequence) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv(algorithm, key, nonce)
      const plain = Buffer.alloc(8)
      plain.writeDoubleBE(sequence)
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length !== nonceLength + tagLength + 8) return undefined
      try {
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength))
        decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
        const sealed = bytes.subarray(nonceLength + tagLength)
        return Buffer.concat([decipher.update(sealed), decipher.final()]).readDoubleBE()
      } catch {
        return undefined
      }
    },
  }
}
