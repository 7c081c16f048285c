import { DatabaseSync } from 'node:sqlite'
import { isDocument, type SanityDocument } from '../documents/document.ts'

/** All documents of a dataset as one transaction left them. */
export interface Snapshot {
  /** The place of that transaction in the log; 0 before the first. */
  readonly sequence: number
  /** In the order of their ids. */
  readonly documents: readonly SanityDocument[]
}

/** Reads a dataset's file, which another connection may be writing to. */
export function readSnapshot(file: string): Snapshot {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    // One read transaction, so that both queries see the same commit.
    database.exec('BEGIN')
    const newest = database.prepare('SELECT max(sequence) AS sequence FROM transactions').get()
    const documents: SanityDocument[] = []
    for (const { body } of database.prepare('SELECT body FROM documents ORDER BY id').iterate()) {
      const document: unknown = JSON.parse(String(body))
      if (isDocument(document)) documents.push(document)
    }
    return { sequence: Number(newest?.['sequence'] ?? 0), documents }
  } finally {
    database.close()
  }
}
