import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type ExclusiveLock, takeExclusiveLock } from '../../exclusiveLock.ts'

/**
 * Waits until no other process builds the site in `root`, then holds the place until closed.
 * Astro keeps its cache and generated types in the project, so two builds at once would mix them.
 */
export async function takeBuildLock(root: string, onWait: () => void): Promise<ExclusiveLock> {
  const file = join(root, '.astro', 'build.lock')
  for (let attempt = 0; ; attempt += 1) {
    const lock = takeExclusiveLock(file)
    if (lock !== undefined) return lock
    if (attempt === 0) onWait()
    await wait(100)
  }
}
