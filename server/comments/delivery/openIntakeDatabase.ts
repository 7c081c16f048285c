import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { IntakeError } from '../intakeError.ts'

/** Ordered and forward-only: a database at version n has run the first n. */
const migrations = [
  `CREATE TABLE written_with (fingerprint TEXT NOT NULL) STRICT;
   CREATE TABLE submissions (
     comment_id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, text_digest BLOB NOT NULL,
     received_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX submissions_fingerprint ON submissions (fingerprint);
   CREATE INDEX submissions_text ON submissions (text_digest);
   CREATE INDEX submissions_received ON submissions (received_at);
   CREATE TABLE contacts (
     comment_id TEXT PRIMARY KEY, email BLOB NOT NULL, received_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE hits (network BLOB NOT NULL, received_at INTEGER NOT NULL) STRICT;
   CREATE INDEX hits_network ON hits (network, received_at);
   CREATE INDEX hits_received ON hits (received_at);
   CREATE TABLE day_keys (day TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE spool (
     comment_id TEXT PRIMARY KEY, document TEXT NOT NULL, verified INTEGER NOT NULL,
     received_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE known_articles (id TEXT PRIMARY KEY, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE contacts ADD COLUMN person BLOB;
   ALTER TABLE contacts ADD COLUMN network BLOB;
   ALTER TABLE contacts ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE contacts ADD COLUMN language TEXT NOT NULL DEFAULT 'it';
   CREATE INDEX contacts_person ON contacts (person, received_at);
   CREATE INDEX contacts_received ON contacts (received_at);
   CREATE TABLE people (
     person BLOB PRIMARY KEY, verified_at INTEGER, blocked_at INTEGER, muted_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE blocked_networks (
     network BLOB PRIMARY KEY, person BLOB NOT NULL, blocked_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE spent (token TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE outbox (
     id TEXT PRIMARY KEY, letter BLOB NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL,
     person BLOB) STRICT, WITHOUT ROWID;
   CREATE TABLE mailed (person BLOB NOT NULL, mailed_at INTEGER NOT NULL) STRICT;
   CREATE INDEX mailed_person ON mailed (person, mailed_at);
   CREATE TABLE told (comment_id TEXT PRIMARY KEY, told_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE decisions (
     comment_id TEXT NOT NULL, status TEXT NOT NULL, moderator TEXT NOT NULL,
     decided_at INTEGER NOT NULL) STRICT;
   CREATE INDEX decisions_comment ON decisions (comment_id, decided_at);`,
]

const versionRow = z.object({ user_version: z.number() })
const writtenWithRow = z.object({ fingerprint: z.string() })

/**
 * The intake's own database, `intake.sqlite` in the folder (made when it is not there, readable
 * by its owner only): WAL, `synchronous=FULL`, deleted bytes overwritten.
 * @param fingerprint of the secret that the addresses in it are encrypted with
 * @throws IntakeError when the database was written with another secret, or by a later version
 */
export function openIntakeDatabase(folder: string, fingerprint: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'intake.sqlite')
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    chmodSync(file, 0o600)
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;')
    migrate(database, file)
    checkSecret(database, fingerprint, file)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** Runs the work in one transaction, which is undone when the work throws. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function migrate(database: DatabaseSync, file: string): void {
  const { user_version: version } = versionRow.parse(database.prepare('PRAGMA user_version').get())
  if (version > migrations.length) {
    throw new IntakeError(
      `${file} was written by a later version of Edicola. Install that version or restore an ` +
        'older backup.',
    )
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    inTransaction(database, () => {
      database.exec(migration)
      database.exec(`PRAGMA user_version=${index + 1}`)
    })
  }
}

function checkSecret(database: DatabaseSync, fingerprint: string, file: string): void {
  const row = database.prepare('SELECT fingerprint FROM written_with').get()
  if (row === undefined) {
    database.prepare('INSERT INTO written_with (fingerprint) VALUES (?)').run(fingerprint)
    return
  }
  if (writtenWithRow.parse(row).fingerprint === fingerprint) return
  throw new IntakeError(
    `The addresses in ${file} were encrypted with another key, and could not be read with this ` +
      'one. Restore intake.key beside it from a backup, or give back the key it was written with.',
  )
}
