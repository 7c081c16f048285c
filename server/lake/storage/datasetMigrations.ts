/** The layouts of a dataset's file, each made of the one before. See `migrateDatabase`. */
export const datasetMigrations: readonly string[] = [
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
