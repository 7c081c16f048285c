import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A lock held until closed, or until the process ends in whatever way. */
export interface ExclusiveLock {
  close(): void
}

/** SQLITE_BUSY; its variants differ in the upper bytes (https://www.sqlite.org/rescode.html). */
const busy = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  error.errcode % 256 === busy

/**
 * Takes the lock that `file` stands for among the processes of this machine. It is an SQLite
 * transaction (https://sqlite.org/lockingv3.html), which the operating system drops when the
 * process dies, not a file that could be left behind.
 * @returns undefined when another process holds it.
 * @throws when the file cannot be made or written.
 */
export function takeExclusiveLock(file: string): ExclusiveLock | undefined {
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { close: () => database.close() }
}
