import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'

/** The write-ahead log of a database, brought to the disk itself while others go on working. */
export interface WriteAheadLog {
  /** Says that there was a COMMIT of so many transactions. */
  note(transactions: number): void
  /**
   * Resolves when all that was committed before survives a power failure; rejects when that is not
   * known. Those who ask while the disk is at work share the next wait.
   */
  sync(): Promise<void>
  close(): void
}

const syncFile = promisify(fdatasync)

// In milliseconds. Below it, a lone transaction waits longer for the thread than for the disk.
const quick = 1

/**
 * The write-ahead log of a database at `synchronous = NORMAL`, where COMMIT does not wait for the
 * disk: a thread of Node's does, for all that has been committed meanwhile. Together that is what
 * `FULL` promises (https://www.sqlite.org/pragma.html#pragma_synchronous).
 *
 * When the disk has failed, pages of the log may be missing on it, and what follows them would not be
 * found again: from then on every sync brings the log into the database file, until it begins anew.
 */
export function openWriteAheadLog(database: DatabaseSync, file: string): WriteAheadLog {
  const descriptor = openSync(`${file}-wal`, 'r+')
  let committed = 0
  let durable = 0
  let isWhole = true
  let lastWait = Infinity
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined

  const flush = async (): Promise<void> => {
    next = undefined
    const upTo = committed
    if (isWhole) {
      isWhole = false
      const start = performance.now()
      if (upTo - durable === 1 && lastWait < quick) fdatasyncSync(descriptor)
      else await syncFile(descriptor)
      lastWait = performance.now() - start
      isWhole = true
    } else {
      isWhole = emptyLog(database)
    }
    durable = upTo
  }
  return {
    note: (transactions) => void (committed += transactions),
    sync() {
      if (durable === committed) return running
      if (next === undefined) {
        next = running.then(flush, flush)
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
  const usual = database.prepare('PRAGMA busy_timeout').get()?.['timeout']
  database.exec('PRAGMA busy_timeout = 0')
  try {
    const { busy, log, checkpointed } =
      database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
    if (log !== checkpointed)
      throw new Error('Pages of the log could not be brought into the file.')
    return busy === 0
  } finally {
    database.exec(`PRAGMA busy_timeout = ${Number(usual)}`)
  }
}
