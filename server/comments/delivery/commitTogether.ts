import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './openIntakeDatabase.ts'

/** Work on the database that shares the wait for the disk. */
export interface Commits {
  /**
   * What `work` returns, once it is durable. Work that throws is undone by itself, and harms none
   * of the others.
   */
  run<T>(work: () => T): Promise<T>
  /** The same for work that nobody waits for: with the next commit, within 100 ms at the latest. */
  runSoon<T>(work: () => T): Promise<T>
  /** Does at once what is still to be done. */
  flush(): void
}

const soonMs = 100

interface Job {
  readonly work: () => void
  readonly settle: () => void
  readonly fail: (error: unknown) => void
}

/**
 * Gathers the work that one turn of the event loop brings into one transaction: a COMMIT waits for
 * the disk, and everybody waits with it, so that a hundred comments at once must not wait a
 * hundred times.
 */
export function commitTogether(database: DatabaseSync): Commits {
  let jobs: Job[] = []
  let planned: NodeJS.Immediate | undefined
  let timer: NodeJS.Timeout | undefined

  const flush = (): void => {
    clearImmediate(planned)
    clearTimeout(timer)
    planned = timer = undefined
    const together = jobs
    jobs = []
    if (together.length === 0) return
    try {
      const outcomes = inTransaction(database, () => together.map((job) => attempt(database, job)))
      for (const settle of outcomes) settle()
    } catch (error) {
      for (const { fail } of together) fail(error)
    }
  }

  const add = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const done: { settle: () => void } = { settle: () => {} }
      jobs.push({
        work: () => {
          const result = work()
          done.settle = () => resolve(result)
        },
        settle: () => done.settle(),
        fail: reject,
      })
    })

  return {
    run: (work) => {
      planned ??= setImmediate(flush)
      return add(work)
    },
    runSoon: (work) => {
      timer ??= setTimeout(flush, soonMs)
      return add(work)
    },
    flush,
  }
}

/** Does a job inside the transaction; how to tell its outcome, once that has been committed. */
function attempt(database: DatabaseSync, { work, settle, fail }: Job): () => void {
  database.exec('SAVEPOINT job')
  try {
    work()
  } catch (error) {
    database.exec('ROLLBACK TO job; RELEASE job')
    return () => fail(error)
  }
  database.exec('RELEASE job')
  return settle
}
