import { linkSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'

const FILES_AT_ONCE = 500

/**
 * Makes `into` a copy of the release `from` that shares every file with it, by hard links. Done
 * ahead of the next change, in slices, so that a change that comes meanwhile waits no longer than
 * for the rest.
 * @param isKept says of each path whether it comes along; absent: all do.
 */
export async function layOutRelease(
  from: string,
  into: string,
  isKept: (file: string) => boolean = () => true,
): Promise<void> {
  let count = 0
  const copy = async (folder: string): Promise<void> => {
    mkdirSync(join(into, folder), { recursive: true })
    for (const entry of readdirSync(join(from, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await copy(path)
      else if (isKept(path)) linkSync(join(from, path), join(into, path))
      count += 1
      if (count % FILES_AT_ONCE === 0) await nextTurn()
    }
  }
  await copy('')
}
