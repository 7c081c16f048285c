import { closeSync, fdatasync, openSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'

/** Brings what was committed to the disk itself, while others go on working. */
export interface DurableLog {
  /** Says that there was a COMMIT. */
  note(): void
  /**
   * Resolves when all that was committed before survives a power failure; rejects when that is not
   * known. Those who ask while the disk is at work share the next wait.
   */
  sync(): Promise<void>
  close(): void
}

const flush = promisify(fdatasync)

/**
 * The write-ahead log of a database at `synchronous = NORMAL`, where COMMIT does not wait for the
 * disk: a thread of Node's does, for all that has been committed meanwhile. Together that is what
 * `FULL` promises (https://www.sqlite.org/pragma.html#pragma_synchronous).
 *
 * When the disk has failed, pages of the log may be missing on it, and what follows them would not be
 * found again: from then on every sync brings the log into the database file, until it begins anew.
 */
export function openDurableLog(database: DatabaseSync, file: string): DurableLog {
  const descriptor = openSync(`${file}-wal`, 'r+')
  let committed = 0
  let durable = 0
  let isWhole = true
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined

  const bring = async (): Promise<void> => {
    next = undefined
    const upTo = committed
    if (isWhole) {
      isWhole = false
      await flush(descriptor)
      isWhole = true
    } else {
      isWhole = emptyLog(database)
    }
    durable = upTo
  }
  return {
    note: () => void (committed += 1),
    sync() {
      if (durable === committed) return running
      if (next === undefined) {
        next = running.then(bring, bring)
        running = next
      }
      return next
    },
    close: () => void running.catch(() => undefined).then(() => closeSync(descriptor)),
  }
}

/**
 * Brings the log into the database file, or throws when somebody who reads an older state is in the
 * way. Returns whether the log begins anew.
 */
function emptyLog(database: DatabaseSync): boolean {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    const { busy, log, checkpointed } =
      database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
    if (log !== checkpointed)
      throw new Error('Pages of the log could not be brought into the file.')
    return busy === 0
  } finally {
    database.exec('PRAGMA busy_timeout = 5000')
  }
}
