import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../delivery/openIntakeDatabase.ts'

const dayMs = 86_400_000
const mailFileMs = 7 * dayMs

/** Deletes the addresses of those whose last comment is older than the settings allow. */
export function forgetContacts(database: DatabaseSync, keepDays: number, now: Date): void {
  const before = now.getTime() - keepDays * dayMs
  inTransaction(database, () => {
    database
      .prepare(
        `DELETE FROM contacts WHERE person IN (
           SELECT person FROM contacts GROUP BY person HAVING max(received_at) <= ?)`,
      )
      .run(before)
    database.exec(
      `DELETE FROM people WHERE blocked_at IS NULL
         AND person NOT IN (SELECT person FROM contacts WHERE person IS NOT NULL)`,
    )
  })
}

/** Deletes mails that became files, for want of an SMTP server, after a week. */
export function forgetMailFiles(folder: string, now: Date): void {
  if (!existsSync(folder)) return
  const names = readdirSync(folder, { withFileTypes: true, encoding: 'utf8' })
  for (const entry of names) {
    const file = join(folder, entry.name)
    if (entry.isFile() && statSync(file).mtimeMs <= now.getTime() - mailFileMs) rmSync(file)
  }
}

/** Deletes the mails to a person that became files. */
export function forgetMailFilesTo(folder: string, person: Uint8Array): void {
  if (!existsSync(folder)) return
  const mark = letterMark(person)
  for (const name of readdirSync(folder)) if (name.startsWith(mark)) rmSync(join(folder, name))
}

/** What the names of a person's letters begin with: part of the keyed digest. */
export function letterMark(person: Uint8Array): string {
  return Buffer.from(person).toString('hex').slice(0, 24)
}
