import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The right to write in a data folder, held until closed or until the process ends. */
export interface DataFolderLock {
  close(): void
}

/**
 * Takes the lock of a data folder, so that two processes never write one dataset.
 * The operating system frees it when the process ends in whatever way: it is a SQLite
 * file lock (https://sqlite.org/lockingv3.html), not a file that could be left behind.
 * @returns undefined when another process holds it.
 * @throws when the folder cannot be made or written.
 */
export function lockDataFolder(folder: string): DataFolderLock | undefined {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)
      return undefined
    throw error
  }
  return { close: () => database.close() }
}

/** SQLITE_BUSY, https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5
