import { DatabaseSync } from 'node:sqlite'
import { migrateDatabase } from '../migrateDatabase.ts'

const migrations: readonly string[] = [
  `CREATE TABLE webhooks (
     id TEXT PRIMARY KEY,
     settings TEXT NOT NULL,
     created_at TEXT NOT NULL,
     created_by TEXT NOT NULL,
     is_disabled INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   -- How far the log of each dataset has been read.
   CREATE TABLE positions (
     dataset TEXT PRIMARY KEY,
     event_id TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   -- Changes of documents that no hook's filter has been asked about yet.
   CREATE TABLE changes (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     dataset TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE TABLE messages (
     id TEXT PRIMARY KEY,
     hook_id TEXT NOT NULL REFERENCES webhooks(id) ON DELETE CASCADE,
     dataset TEXT NOT NULL,
     payload TEXT NOT NULL,
     facts TEXT NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('queued', 'success', 'failure')),
     failure_count INTEGER NOT NULL DEFAULT 0,
     result_code INTEGER,
     created_at TEXT NOT NULL,
     next_attempt_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX messages_by_turn ON messages (hook_id, status, next_attempt_at);
   CREATE TABLE attempts (
     id TEXT PRIMARY KEY,
     message_id TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
     hook_id TEXT NOT NULL,
     created_at TEXT NOT NULL,
     duration INTEGER NOT NULL,
     failure_reason TEXT,
     result_code INTEGER,
     result_body TEXT
   ) STRICT;
   CREATE INDEX attempts_by_message ON attempts (message_id, created_at);`,
]

/**
 * The database of webhooks and of what they have to deliver, at its newest layout.
 *
 * Not flushed at each commit: a power failure takes the last moments back as a whole, the position
 * with them, and they are read from the logs of the datasets once more.
 */
export function openWebhooksDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  migrateDatabase(database, file, migrations)
  return database
}
