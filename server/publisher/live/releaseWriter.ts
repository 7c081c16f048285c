import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Changes a release that nobody reads yet; its other files are links to those of the last one. */
export interface ReleaseWriter {
  /** Writes a file unless it has this content already; true when it did not. */
  put(file: string, content: string | Uint8Array): boolean
  /** Links a file whose name carries its hash, unless it is there; true when it was not. */
  link(file: string, source: string): boolean
  /** Removes a file, and the folders that it leaves empty; false when there was none. */
  remove(file: string): boolean
  /** Files and folders that were written or lost something, relative to the release. */
  touched(): { readonly files: readonly string[]; readonly folders: readonly string[] }
}

/** Opens the release in `folder` for changes. Synchronous: it is used by a process of its own. */
export function openReleaseWriter(folder: string): ReleaseWriter {
  const files = new Set<string>()
  const folders = new Set<string>()
  const made = new Set<string>()

  const makeRoom = (file: string): string => {
    const path = join(folder, file)
    const parent = dirname(file)
    if (!made.has(parent)) {
      const first = mkdirSync(join(folder, parent), { recursive: true })
      made.add(parent)
      if (first !== undefined) {
        // Every folder on the way is new; the one that holds the first of them changed too.
        for (let at = parent; at !== '.'; at = dirname(at)) folders.add(at)
        folders.add('.')
      }
    }
    folders.add(parent)
    return path
  }

  return {
    put: (file, content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const before = readOrNothing(join(folder, file))
      if (before !== undefined && before.equals(bytes)) return false
      const path = makeRoom(file)
      // Never into the old file: it is the same one in the last release.
      if (before !== undefined) rmSync(path)
      writeFileSync(path, bytes)
      files.add(file)
      return true
    },
    link: (file, source) => {
      const path = makeRoom(file)
      try {
        linkSync(source, path)
      } catch (error) {
        if (isCode(error, 'EEXIST')) return false
        // Another file system, or one without links.
        if (!isCode(error, 'EXDEV') && !isCode(error, 'EPERM')) throw error
        writeFileSync(path, readFileSync(source))
      }
      files.add(file)
      return true
    },
    remove: (file) => {
      if (!removeFile(join(folder, file))) return false
      files.delete(file)
      folders.add(removeEmptyFolders(folder, dirname(file)))
      for (const known of folders) if (!existsSync(join(folder, known))) folders.delete(known)
      made.clear()
      return true
    },
    touched: () => ({ files: [...files], folders: [...folders] }),
  }
}

function removeFile(path: string): boolean {
  try {
    rmSync(path)
    return true
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Removes `start` and the folders above it as far as they are empty; returns the one that stays. */
function removeEmptyFolders(root: string, start: string): string {
  let at = start
  while (at !== '.' && readdirSync(join(root, at)).length === 0) {
    rmdirSync(join(root, at))
    at = dirname(at)
  }
  return at
}

/** Asks before it opens: a first build has thousands of files that are not there. */
const readOrNothing = (path: string): Buffer | undefined =>
  existsSync(path) ? readFileSync(path) : undefined

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
