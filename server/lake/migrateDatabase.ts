import type { DatabaseSync } from 'node:sqlite'

/**
 * Brings a database to its newest layout, in one transaction. The migrations are ordered and
 * forward-only: a database at version n has run the first n, and what has been released is never
 * edited.
 * @param file what the error calls the database
 * @throws when a later version of this program wrote it; nothing has been touched then
 */
export function migrateDatabase(
  database: DatabaseSync,
  file: string,
  migrations: readonly string[],
): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version > migrations.length) {
      throw new Error(
        `${file} was written by a later version of Edicola (layout ${version}, this one knows ` +
          `${migrations.length}). Install that version or restore an older backup.`,
      )
    }
    for (const statements of migrations.slice(version)) database.exec(statements)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
