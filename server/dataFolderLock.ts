import { join } from 'node:path'
import { type ExclusiveLock, takeExclusiveLock } from './exclusiveLock.ts'

/** Thrown when a data folder cannot be made or written: which, why, and what to do. */
export class DataFolderUnusableError extends Error {
  constructor(folder: string, cause: unknown) {
    const reason = reasonOf(cause)
    super(
      `${folder} cannot be the data folder: ${reason}. Name a folder with EDICOLA_DATA that this user can write, on a disk with room.`,
      { cause },
    )
    this.name = 'DataFolderUnusableError'
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EEXIST', 'there is a file of that name'],
  ['ENOENT', 'it cannot be made there'],
  ['ENOTDIR', 'a part of the path is a file'],
])

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? String(cause.code) : ''
  return reasons.get(code) ?? cause.message
}

/**
 * Takes the right to write in a data folder, so that two processes never write one dataset.
 * @returns undefined when another process has it.
 * @throws DataFolderUnusableError when the folder cannot be made or written.
 */
export function lockDataFolder(folder: string): ExclusiveLock | undefined {
  try {
    return takeExclusiveLock(join(folder, 'lock.sqlite'))
  } catch (error) {
    throw new DataFolderUnusableError(folder, error)
  }
}
