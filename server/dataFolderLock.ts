import { join } from 'node:path'
import { type ExclusiveLock, takeExclusiveLock } from './exclusiveLock.ts'

/**
 * Takes the right to write in a data folder, so that two processes never write one dataset.
 * @returns undefined when another process has it.
 * @throws when the folder cannot be made or written.
 */
export function lockDataFolder(folder: string): ExclusiveLock | undefined {
  return takeExclusiveLock(join(folder, 'lock.sqlite'))
}
