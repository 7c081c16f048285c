import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openReleaseWriter } from './releaseWriter.ts'
import { filesBelow, HASHED_FOLDERS, SEARCH_FOLDER } from './siteFiles.ts'

/** A release that nobody needs any more. */
export interface RetiredRelease {
  readonly folder: string
  /** The files that may not be as in the current release. */
  readonly differing: readonly string[]
}

/**
 * Makes `into` a copy of the release `from`, as layOutRelease does, out of a release that is no
 * longer kept: the few files in which the two differ are replaced by links. What it takes does not
 * grow with the site.
 * @param isKept says of each path whether it comes along.
 */
export function recycleRelease(
  { folder, differing }: RetiredRelease,
  into: string,
  { from, isKept }: { readonly from: string; readonly isKept: (file: string) => boolean },
): void {
  mkdirSync(dirname(into), { recursive: true })
  renameSync(folder, into)
  const writer = openReleaseWriter(into)
  const replace = (file: string): void => {
    const source = join(from, file)
    if (!existsSync(source)) return void writer.remove(file)
    const path = join(into, file)
    rmSync(path, { force: true })
    mkdirSync(dirname(path), { recursive: true })
    linkSync(source, path)
  }
  for (const file of differing) replace(file)
  // The index is put into a release after it was noted what changed in it.
  rmSync(join(into, SEARCH_FOLDER), { recursive: true, force: true })
  for (const file of filesIn(from, SEARCH_FOLDER)) replace(file)
  for (const part of HASHED_FOLDERS) {
    for (const file of filesIn(into, part)) {
      if (!isKept(file) || !existsSync(join(from, file))) writer.remove(file)
    }
  }
}

/** Paths relative to `folder` of the files in one part of it, which may not be there. */
const filesIn = (folder: string, part: string): readonly string[] =>
  existsSync(join(folder, part))
    ? filesBelow(join(folder, part)).map((file) => `${part}/${file}`)
    : []
