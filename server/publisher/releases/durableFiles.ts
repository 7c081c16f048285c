import { randomBytes } from 'node:crypto'
import { open, rename, rm, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Returns when the file or folder at `path` is on the disk and would survive a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const besideName = (path: string): string => `${path}.${randomBytes(4).toString('hex')}.tmp`

/** Replaces `file` by `text` whole: a reader, or a crash, meets the old text or the new. */
export async function writeFileDurably(file: string, text: string): Promise<void> {
  const draft = besideName(file)
  const handle = await open(draft, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  await syncToDisk(dirname(file))
}

/** Points the symbolic link `link` at `target` in one step: there is no moment without a link. */
export async function swapLink(link: string, target: string): Promise<void> {
  const draft = besideName(link)
  try {
    await symlink(target, draft, 'dir')
  } catch (error) {
    throw new Error(
      `The release cannot be made current: this file system gives no symbolic link at ${link}. ` +
        'Put EDICOLA_DATA on one that does (on Windows: use WSL).',
      { cause: error },
    )
  }
  try {
    await rename(draft, link)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncToDisk(dirname(link))
}

/** Runs `work` on every item, at most 16 at a time, and returns when all are done. */
export async function forEachConcurrently<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const runner = async (): Promise<void> => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: 16 }, runner))
}
