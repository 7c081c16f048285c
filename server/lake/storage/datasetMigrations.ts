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
  `
  CREATE TABLE document_references (
    target TEXT NOT NULL,
    source TEXT NOT NULL,
    strong INTEGER NOT NULL,
    PRIMARY KEY (target, source)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO document_references
    SELECT reference.value, documents.id,
      max(json_extract(documents.body, reference.path || '._weak') IS NOT 1)
    FROM documents, json_tree(documents.body) AS reference
    WHERE reference.key = '_ref' AND reference.type = 'text'
      AND instr(reference.value, ':') = 0
      AND json_type(documents.body, reference.path || '._dataset') IS NULL
    GROUP BY reference.value, documents.id;
  CREATE INDEX versions_by_document
    ON documents (substr(id, 10 + instr(substr(id, 10), '.')))
    WHERE id >= 'versions.' AND id < 'versions/';
  `,
  `
  CREATE INDEX deletions ON changes (sequence, document_id) WHERE operation = 'delete';
  `,
  // Effects of a creation refer to its mutation from here on, which earlier versions cannot read.
  'SELECT 1',
  // As do the mutations of one, to the document itself until it changes.
  'SELECT 1',
]
