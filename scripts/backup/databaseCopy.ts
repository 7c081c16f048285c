import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { BackupError } from './backupManifest.ts'

const nameRow = z.object({ name: z.string() })
const countRow = z.object({ n: z.number() })
const checkRow = z.object({ integrity_check: z.string() })

/**
 * Copies a database as it is at one moment, whoever writes in it meanwhile, and without what was
 * deleted from it (https://sqlite.org/lang_vacuum.html#vacuuminto).
 */
export function copyDatabase(source: string, target: string): void {
  const database = new DatabaseSync(source, { timeout: 10_000 })
  try {
    database.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BackupError(`The database ${source} cannot be copied: ${reason}`, error)
  } finally {
    database.close()
  }
  chmodSync(target, 0o600)
}

/**
 * Opens a copied database, checks it, and counts the rows of its tables.
 * @throws BackupError when SQLite finds it damaged.
 */
export function inspectDatabase(file: string): Record<string, number> {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const problems = z.array(checkRow).parse(database.prepare('PRAGMA integrity_check').all())
    const [first] = problems
    if (problems.length !== 1 || first?.integrity_check !== 'ok') {
      throw new BackupError(`The database ${file} is damaged: ${first?.integrity_check}`)
    }
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
    const rows: [string, number][] = z
      .array(nameRow)
      .parse(tables)
      .map(({ name }) => {
        const count = database.prepare(`SELECT count(*) AS n FROM "${name.replaceAll('"', '""')}"`)
        return [name, countRow.parse(count.get()).n]
      })
    return Object.fromEntries(rows)
  } finally {
    database.close()
  }
}
