import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A folder that is replaced whole, and where its contents stand meanwhile. */
export interface ReplaceableFolder {
  /** What others read. */
  readonly target: string
  /** A free path on the same file system, for what `target` held before. */
  readonly previous: string
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const discard = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

/**
 * Puts `fresh` in the place of `target`. Node has no exchange of two folders, so `target` is
 * missing between two renames, for microseconds; it never mixes old and new files. When the second
 * rename fails the old folder comes back.
 */
export async function replaceFolder(
  fresh: string,
  { target, previous }: ReplaceableFolder,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await discard(previous)
  const hadOne = await exists(target)
  if (hadOne) await rename(target, previous)
  try {
    await rename(fresh, target)
  } catch (error) {
    if (hadOne) await rename(previous, target)
    throw error
  }
  await discard(previous)
}

/** Brings the old folder back when an earlier replacement was killed between its two renames. */
export async function healFolder({ target, previous }: ReplaceableFolder): Promise<void> {
  if (!(await exists(target)) && (await exists(previous))) await rename(previous, target)
  await discard(previous)
}
