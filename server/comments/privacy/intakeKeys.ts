import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync } from 'node:fs'
import { unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { IntakeError } from '../intakeError.ts'

const keyBytes = 32

/** The keys of the intake, each for one purpose, all derived from one secret (HKDF, RFC 5869). */
export interface IntakeKeys {
  /** Encrypts addresses. */
  readonly contact: KeyObject
  /** Makes comment ids and fingerprints of texts. */
  readonly identity: KeyObject
  /** Turns network addresses into quota keys, together with a key of the day. */
  readonly network: KeyObject
  /** Signs links that are mailed, and the time of a form. */
  readonly links: KeyObject
  /** Signs challenges for proofs of work, in hexadecimal. */
  readonly proof: string
  /** Tells, without revealing it, which secret a database was written with. */
  readonly fingerprint: string
}

/**
 * The intake's keys, from `secret` (32 bytes in base64 or base64url, as the environment gives it)
 * or from the file `intake.key` in the folder, which is made with mode 0600 when it is not there.
 * @throws IntakeError when the secret is not 32 bytes
 */
export function readIntakeKeys(
  folder: string,
  secret: string | undefined,
  file = join(folder, 'intake.key'),
): IntakeKeys {
  const bytes = Buffer.from(secret ?? readKeyFile(file), 'base64')
  if (bytes.length !== keyBytes) {
    throw new IntakeError(
      `The key of the comment intake is ${bytes.length} bytes long, not ${keyBytes}. ` +
        (secret === undefined ? `Restore ${file} from a backup.` : 'Write 32 bytes in base64.'),
    )
  }
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', bytes, '', `edicola comments ${purpose}`, keyBytes))
  return {
    contact: createSecretKey(derive('contact')),
    identity: createSecretKey(derive('identity')),
    network: createSecretKey(derive('network')),
    links: createSecretKey(derive('links')),
    proof: derive('proof').toString('hex'),
    fingerprint: derive('fingerprint').toString('base64url'),
  }
}

/** HMAC-SHA-256 of the parts, each delimited by its length, so that no two lists collide. */
export function digest(key: KeyObject, parts: readonly string[]): Buffer {
  const hmac = createHmac('sha256', key)
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part}`)
  return hmac.digest()
}

function readKeyFile(file: string): string {
  try {
    const text = readFileSync(file, 'utf8')
    chmodSync(file, 0o600)
    return text
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  makeKeyFile(file)
  return readFileSync(file, 'utf8')
}

/** Makes a file with a random key, of mode 0600: no half key at a crash, and a rival's key stands. */
export function makeKeyFile(file: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, `${randomBytes(keyBytes).toString('base64')}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isExisting(error)) throw error
  } finally {
    unlinkSync(draft)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
