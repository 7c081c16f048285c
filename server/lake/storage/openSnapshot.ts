import { DatabaseSync } from 'node:sqlite'
import { isDocument, type SanityDocument } from '../documents/document.ts'

/** All documents of a dataset as one transaction left them. */
export interface Snapshot {
  /** The place of that transaction in the log; 0 before the first. */
  readonly sequence: number
  /** How many documents there are. */
  readonly size: number
  /** In the order of their ids; read while they are gone through, once, which lets go of the file. */
  readonly documents: Iterable<SanityDocument>
}

/** Opens a dataset's file, which another connection may be writing to, for one reading. */
export function openSnapshot(file: string): Snapshot {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  const close = (): void => {
    if (database.isOpen) database.close()
  }
  try {
    // One read transaction, so that all queries see the same commit.
    database.exec('BEGIN')
    const newest = database.prepare('SELECT max(sequence) AS sequence FROM transactions').get()
    const sequence = Number(newest?.['sequence'] ?? 0)
    const count = database.prepare('SELECT count(*) AS size FROM documents').get()
    const size = Number(count?.['size'])
    return { sequence, size, documents: documentsIn(database, close) }
  } catch (error) {
    close()
    throw error
  }
}

function* documentsIn(database: DatabaseSync, close: () => void): Iterable<SanityDocument> {
  try {
    for (const { body } of database.prepare('SELECT body FROM documents ORDER BY id').iterate()) {
      const document: unknown = JSON.parse(String(body))
      if (isDocument(document)) yield document
    }
  } finally {
    close()
  }
}
