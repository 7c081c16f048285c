import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { swapLink, writeFileDurably } from './durableFiles.ts'
import type { Release, ReleaseFacts } from './releases.ts'

/**
 * Makes the site in `release.building`, all of which is on the disk already, the current one. The
 * swap is one rename, so that a reader or a crash meets the old site or the new, whole.
 */
export async function commitRelease(
  folder: string,
  release: Release & { readonly building: string },
  facts: Omit<ReleaseFacts, 'id'>,
): Promise<void> {
  await mkdir(dirname(release.folder), { recursive: true })
  await rename(release.building, release.folder)
  // What follows syncs the folder of both; facts without a release are no release.
  await writeFileDurably(
    `${release.folder}.json`,
    `${JSON.stringify({ ...facts, id: release.id }, undefined, 1)}\n`,
  )
  await swapLink(join(folder, 'current'), join('releases', release.id))
}
