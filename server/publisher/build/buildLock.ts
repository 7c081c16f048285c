import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

/** SQLITE_BUSY; its variants differ in the upper bytes (https://www.sqlite.org/rescode.html). */
const BUSY = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  error.errcode % 256 === BUSY

/**
 * Waits until no other process builds the site in `root`, then holds the place until `release()`.
 * Astro keeps its cache and generated types in the project, so two builds at once would mix them.
 *
 * The lock is an SQLite transaction: the operating system drops it when the process dies, however
 * it dies, so that a killed build never blocks the next.
 */
export async function takeBuildLock(
  root: string,
  onWait: () => void,
): Promise<{ release(): void }> {
  const folder = join(root, '.astro')
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'build.lock'))
  for (let attempt = 0; ; attempt += 1) {
    try {
      database.exec('BEGIN EXCLUSIVE')
      return { release: () => database.close() }
    } catch (error) {
      if (!isBusy(error)) throw error
      if (attempt === 0) onWait()
      await wait(100)
    }
  }
}
