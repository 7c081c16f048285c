import { link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { forEachConcurrently, swapLink, syncToDisk, writeFileDurably } from './durableFiles.ts'
import {
  KEPT_RELEASES,
  listReleases,
  type Release,
  type ReleaseFacts,
  readCurrentRelease,
} from './releases.ts'

/** Folders of files whose name carries a hash of their content. */
const HASHED_FOLDERS = ['_astro', '_images']

/**
 * Makes the site in `release.building` the current one. Everything is on disk before the swap, and
 * the swap is one rename, so that a reader or a crash meets the old site or the new, whole.
 *
 * Files that did not change become hard links to those of the current release: they keep their
 * ETag and take no room. Hashed assets of the last releases stay reachable, for pages that readers
 * loaded before the swap.
 * @returns the paths that are new, changed or gone, sorted.
 */
export async function commitRelease(
  folder: string,
  release: Release & { readonly building: string },
  facts: Omit<ReleaseFacts, 'id' | 'assets'>,
): Promise<readonly string[]> {
  const files = await filesIn(release.building)
  const assets = files.filter((file) => HASHED_FOLDERS.includes(file.split('/')[0] ?? ''))
  const current = await readCurrentRelease(folder)
  const changed = await linkUnchanged(release.building, files, current?.folder)
  await keepEarlierAssets(folder, release.building, new Set(files))
  await syncTree(release.building, changed)

  await mkdir(dirname(release.folder), { recursive: true })
  await rename(release.building, release.folder)
  await writeFileDurably(
    `${release.folder}.json`,
    `${JSON.stringify({ ...facts, id: release.id, assets }, undefined, 1)}\n`,
  )
  await swapLink(join(folder, 'current'), join('releases', release.id))

  const before = current === undefined ? [] : await filesIn(current.folder).catch(() => [])
  const now = new Set(files)
  const gone = before.filter((file) => !now.has(file) && !isHashed(file))
  return [...changed, ...gone].sort()
}

const isHashed = (file: string): boolean => HASHED_FOLDERS.includes(file.split('/')[0] ?? '')

/** Paths of all files below `folder`, relative to it, with `/`. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** Replaces unchanged files by links to the current release's; returns those that did change. */
async function linkUnchanged(
  building: string,
  files: readonly string[],
  current: string | undefined,
): Promise<readonly string[]> {
  if (current === undefined) return files
  const changed: string[] = []
  await forEachConcurrently(files, async (file) => {
    const [fresh, old] = [join(building, file), join(current, file)]
    if (!(await haveSameBytes(fresh, old))) {
      changed.push(file)
      return
    }
    await rm(fresh)
    await link(old, fresh)
  })
  return changed
}

async function haveSameBytes(one: string, other: string): Promise<boolean> {
  const [oneFound, otherFound] = await Promise.all([stat(one), stat(other).catch(() => undefined)])
  if (otherFound === undefined || oneFound.size !== otherFound.size) return false
  const [oneBytes, otherBytes] = await Promise.all([readFile(one), readFile(other)])
  return oneBytes.equals(otherBytes)
}

async function keepEarlierAssets(
  folder: string,
  building: string,
  present: Set<string>,
): Promise<void> {
  const earlier = (await listReleases(folder)).slice(0, KEPT_RELEASES - 1)
  const wanted = new Map<string, string>()
  for (const { id, assets } of earlier) {
    for (const asset of assets) {
      if (!present.has(asset) && !wanted.has(asset)) {
        wanted.set(asset, join(folder, 'releases', id, asset))
      }
    }
  }
  await forEachConcurrently([...wanted], async ([asset, source]) => {
    const target = join(building, asset)
    await mkdir(dirname(target), { recursive: true })
    await link(source, target)
  })
}

async function syncTree(folder: string, files: readonly string[]): Promise<void> {
  await forEachConcurrently(files, (file) => syncToDisk(join(folder, file)))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  await forEachConcurrently([...folders, folder, dirname(folder)], syncToDisk)
}
