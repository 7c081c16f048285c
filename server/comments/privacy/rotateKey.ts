import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { inTransaction, openIntakeDatabase } from '../delivery/openIntakeDatabase.ts'
import { personOf } from '../people/personOf.ts'
import { makeKeyFile, readIntakeKeys, type IntakeKeys } from './intakeKeys.ts'
import { openText, sealText } from './sealText.ts'

const bytes = z.instanceof(Uint8Array)
const contactRow = z.object({ comment_id: z.string(), email: bytes })
const letterRow = z.object({ id: z.string(), letter: bytes })
const nextName = 'intake.key.next'

/**
 * Makes a new key and writes everything sealed again with it, in one transaction; call it while
 * no intake has the folder open. Links that were mailed stop working, and repeated posts are no
 * longer known as such. A crash leaves the old key or the new one, with a database that fits it.
 * @returns how many addresses were sealed again
 * @throws IntakeError when the present key does not fit the database
 */
export function rotateKey(folder: string): number {
  finishRotation(folder)
  const old = readIntakeKeys(folder, undefined)
  const database = openIntakeDatabase(folder, old.fingerprint)
  const next = join(folder, nextName)
  try {
    makeKeyFile(next)
    const fresh = readIntakeKeys(folder, undefined, next)
    const count = inTransaction(database, () => sealAgain(database, old, fresh))
    database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
    return count
  } finally {
    database.close()
    finishRotation(folder)
  }
}

/**
 * Ends a rotation that a crash interrupted: the next key is taken into use when the database was
 * written with it, and thrown away when it was not.
 */
export function finishRotation(folder: string): void {
  const next = join(folder, nextName)
  if (!existsSync(next)) return
  const { fingerprint } = readIntakeKeys(folder, undefined, next)
  if (fits(folder, fingerprint)) renameSync(next, join(folder, 'intake.key'))
  else rmSync(next)
}

function fits(folder: string, fingerprint: string): boolean {
  try {
    openIntakeDatabase(folder, fingerprint).close()
    return true
  } catch {
    return false
  }
}

function sealAgain(database: DatabaseSync, old: IntakeKeys, fresh: IntakeKeys): number {
  const contacts = database
    .prepare('SELECT comment_id, email FROM contacts')
    .all()
    .map((row) => contactRow.parse(row))
  const contact = database.prepare(
    'UPDATE contacts SET email = ?, person = ?, network = NULL WHERE comment_id = ?',
  )
  const rename = ['people', 'mailed', 'outbox'].map((table) =>
    database.prepare(`UPDATE OR IGNORE ${table} SET person = ? WHERE person = ?`),
  )
  for (const { comment_id: id, email: sealed } of contacts) {
    const email = openText(old.contact, sealed, id)
    const person = personOf(fresh, email)
    contact.run(sealText(fresh.contact, email, id), person, id)
    for (const statement of rename) statement.run(person, personOf(old, email))
  }
  const letter = database.prepare('UPDATE outbox SET letter = ? WHERE id = ?')
  for (const row of database.prepare('SELECT id, letter FROM outbox').all()) {
    const { id, letter: sealed } = letterRow.parse(row)
    letter.run(sealText(fresh.contact, openText(old.contact, sealed, id), id), id)
  }
  // Digests under the old key, which can be made again from nothing that is kept.
  database.exec('DELETE FROM submissions; DELETE FROM hits; DELETE FROM day_keys;')
  database.exec('DELETE FROM blocked_networks; DELETE FROM spent;')
  database.prepare('UPDATE written_with SET fingerprint = ?').run(fresh.fingerprint)
  return contacts.length
}
