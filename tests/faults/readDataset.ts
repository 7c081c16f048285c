import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What is on disk of a lake's dataset, read past the lake. */
export interface DatasetOnDisk {
  readonly integrity: string
  /** The `documents` table, by id. */
  readonly documents: Map<string, Record<string, unknown>>
  /** How many documents each logged transaction changed, by its id. */
  readonly transactions: Map<string, number>
}

/** Reads the dataset of a lake's folder; a lake may have it open. */
export function readDataset(folder: string): DatasetOnDisk {
  const file = join(folder, 'datasets', 'production.sqlite')
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const documents = database.prepare('SELECT id, body FROM documents').all()
    const logged = database
      .prepare(
        'SELECT id, count(place) AS n FROM transactions LEFT JOIN changes USING (sequence) GROUP BY id',
      )
      .all()
    return {
      integrity: String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']),
      documents: new Map(
        documents.map((row) => [String(row['id']), JSON.parse(String(row['body']))]),
      ),
      transactions: new Map(logged.map((row) => [String(row['id']), Number(row['n'])])),
    }
  } finally {
    database.close()
  }
}
