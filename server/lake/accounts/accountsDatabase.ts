import { DatabaseSync } from 'node:sqlite'
import { migrateDatabase } from '../migrateDatabase.ts'

const migrations: readonly string[] = [
  `CREATE TABLE accounts (
     id TEXT PRIMARY KEY,
     email TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     password TEXT,
     created_at TEXT NOT NULL,
     last_sign_in_at TEXT
   ) STRICT;
   CREATE TABLE sign_in_codes (
     hash TEXT PRIMARY KEY,
     account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
     expires_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE sessions (
     hash TEXT PRIMARY KEY,
     account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX sessions_by_account ON sessions(account_id);
   CREATE TABLE tokens (
     hash TEXT PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE preferences (
     account_id TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     PRIMARY KEY (account_id, key)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE datasets (
     name TEXT PRIMARY KEY,
     acl_mode TEXT NOT NULL CHECK (acl_mode IN ('public', 'private')),
     created_at TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE accounts ADD COLUMN deactivated_at TEXT`,
]

/**
 * The database of accounts, sessions, tokens and the list of datasets, at its newest layout;
 * durable at each commit. Other processes may have it open too, so nothing read from it may be kept.
 * @throws when a later version of this program wrote the file.
 */
export function openAccountsDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  migrateDatabase(database, file, migrations)
  return database
}
