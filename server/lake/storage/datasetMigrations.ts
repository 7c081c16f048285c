import type { DatabaseSync } from 'node:sqlite'

// Forward only: a step that has been released is never edited, the next one mends it.
const steps: readonly string[] = [
  `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX documents_by_type ON documents (type, id);

  CREATE TABLE transactions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    request_digest TEXT NOT NULL
  ) STRICT;

  CREATE TABLE changes (
    sequence INTEGER NOT NULL REFERENCES transactions (sequence),
    place INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    previous_rev TEXT,
    mutations TEXT NOT NULL,
    effects TEXT NOT NULL,
    PRIMARY KEY (sequence, place)
  ) STRICT;
  CREATE INDEX changes_by_document ON changes (document_id, sequence);

  CREATE TABLE document_events (
    sequence INTEGER NOT NULL REFERENCES transactions (sequence),
    place INTEGER NOT NULL,
    published_id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sequence, place)
  ) STRICT;
  CREATE INDEX document_events_by_document ON document_events (published_id, sequence, place);
  `,
]

/** Brings a dataset's file to the newest layout; throws when the file is from a later version. */
export function migrateDataset(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get()
  const version = Number(row?.['user_version'] ?? 0)
  if (version > steps.length) {
    throw new Error(
      `This dataset was written by a later version of Edicola (layout ${version}, this one knows ` +
        `${steps.length}). Install that version or restore an older backup.`,
    )
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
