import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { forEachConcurrently, syncToDisk } from './durableFiles.ts'

/** With more than this, the whole file system is asked once: a call each is what takes the time. */
const FEW = 200

/** Returns when the files and folders `paths`, relative to `folder`, are on the disk. */
export async function syncFiles(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.length > FEW && (await syncFileSystem(folder))) return
  await forEachConcurrently(paths, (path) => syncToDisk(join(folder, path)))
}

/**
 * Writes everything that waits on the file system of `folder` to the disk (syncfs(2), by way of the
 * coreutils, as Node has no call for it); false where that is not to be had.
 */
function syncFileSystem(folder: string): Promise<boolean> {
  // Elsewhere a command of this name takes no file system, and returns before the disk is done.
  if (process.platform !== 'linux') return Promise.resolve(false)
  return new Promise((resolve) => {
    execFile('sync', ['--file-system', folder], (error) => resolve(error === null))
  })
}
