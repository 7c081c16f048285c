import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type ContentSnapshot, documentState } from '../build/contentSnapshot.ts'
import { swapLink, writeFileDurably } from './durableFiles.ts'

/**
 * The folder of built sites:
 *
 *     current → releases/<id>      what readers get
 *     releases/<id>/               one complete site
 *     releases/<id>.json           what it is, written after its folder is complete
 *     releases/<id>.documents.json what it was built from, written after it has become current
 *     building/next/               the next release: links to the files of the current one
 */
export interface ReleaseFacts {
  readonly id: string
  /** ISO datetime. */
  readonly builtAt: string
  readonly pages: number
  /** Hash of the sources and addresses it was built with. */
  readonly code: string
  /** ISO datetime from which the same documents make another site, if any is in sight. */
  readonly goodUntil?: string | undefined
  /** Its own hashed assets, without those kept for the pages of earlier releases. */
  readonly assets: readonly string[]
}

/** A release on disk. */
export interface Release {
  readonly id: string
  readonly folder: string
}

/** How many releases stay on disk, the current one included. */
export const KEPT_RELEASES = 5

const snapshot: z.ZodType<ContentSnapshot> = z.record(z.string(), documentState)

const facts: z.ZodType<ReleaseFacts> = z.object({
  id: z.string(),
  builtAt: z.string(),
  pages: z.number(),
  code: z.string(),
  goodUntil: z.string().optional(),
  assets: z.array(z.string()),
})

/** Where the next release is made. */
export function buildingFolder(folder: string): string {
  return join(folder, 'building', 'next')
}

/** Where a new release will live, and where it is made; its id sorts by time. */
export function newRelease(folder: string, now: Date): Release & { readonly building: string } {
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '')
  const id = `${stamp}-${randomBytes(3).toString('hex')}`
  return { id, folder: join(folder, 'releases', id), building: buildingFolder(folder) }
}

/** The release that `current` points at, or `undefined` before the first. */
export async function readCurrentRelease(folder: string): Promise<Release | undefined> {
  const target = await readlink(join(folder, 'current')).catch(() => undefined)
  if (target === undefined) return undefined
  const id = basename(target)
  return { id, folder: join(folder, 'releases', id) }
}

/** What is known of a release; `undefined` when it was never completed. */
export async function readReleaseFacts(
  folder: string,
  id: string,
): Promise<ReleaseFacts | undefined> {
  try {
    const text = await readFile(join(folder, 'releases', `${id}.json`), 'utf8')
    return facts.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Notes what a release was built from, for the next start. */
export async function writeReleaseDocuments(
  folder: string,
  id: string,
  documents: ContentSnapshot,
): Promise<void> {
  await writeFileDurably(documentsFile(folder, id), JSON.stringify(documents))
}

/** What a release was built from; `undefined` when a crash came before that was noted. */
export async function readReleaseDocuments(
  folder: string,
  id: string,
): Promise<ContentSnapshot | undefined> {
  try {
    return snapshot.parse(JSON.parse(await readFile(documentsFile(folder, id), 'utf8')))
  } catch {
    return undefined
  }
}

const documentsFile = (folder: string, id: string): string =>
  join(folder, 'releases', `${id}.documents.json`)

/** The complete releases, newest first. */
export async function listReleases(folder: string): Promise<readonly ReleaseFacts[]> {
  const names = await namesIn(join(folder, 'releases'))
  const ids = names
    .filter((name) => name.endsWith('.json') && !name.endsWith('.documents.json'))
    .map((name) => name.slice(0, -5))
  const known = await Promise.all(
    ids
      .sort()
      .toReversed()
      .map(async (id) => {
        return names.includes(id) ? readReleaseFacts(folder, id) : undefined
      }),
  )
  return known.filter((release) => release !== undefined)
}

/**
 * Brings the folder to a sound state after any kind of end: builds on their way and half releases
 * are removed, `current` points at a complete release or does not exist.
 */
export async function healReleases(folder: string): Promise<Release | undefined> {
  await mkdir(join(folder, 'releases'), { recursive: true })
  for (const name of await namesIn(folder)) {
    if (name.includes('.tmp')) void discard(join(folder, name)).catch(() => undefined)
  }
  await discardLater(folder, 'building')
  const complete = await listReleases(folder)
  const current = await readCurrentRelease(folder)
  if (current !== undefined && !complete.some(({ id }) => id === current.id)) {
    if (await isFolder(current.folder)) return keepOnly(folder, complete, undefined)
    await discard(join(folder, 'current'))
    const newest = complete[0]
    if (newest !== undefined) {
      await swapLink(join(folder, 'current'), join('releases', newest.id))
    }
  }
  return keepOnly(folder, complete, undefined)
}

/**
 * Removes all but the newest releases; the current one always stays. Of `retired` only the facts go,
 * so that its folder can be made into something else.
 */
export async function pruneReleases(folder: string, retired?: string): Promise<void> {
  await keepOnly(folder, (await listReleases(folder)).slice(0, KEPT_RELEASES), retired)
}

async function keepOnly(
  folder: string,
  kept: readonly ReleaseFacts[],
  retired: string | undefined,
): Promise<Release | undefined> {
  const current = await readCurrentRelease(folder)
  const ids = new Set([...kept.map(({ id }) => id), current?.id])
  const names = await namesIn(join(folder, 'releases'))
  const unwanted = names
    .filter((name) => !ids.has(name.replace(/(?:\.documents)?\.json$/, '')))
    .filter((name) => name !== retired)
  // Facts go first: a folder without them is a half release, which the next start removes.
  unwanted.sort((one, other) => Number(other.endsWith('.json')) - Number(one.endsWith('.json')))
  for (const name of unwanted) {
    if (name.endsWith('.json')) await discard(join(folder, 'releases', name))
    else await discardLater(folder, join('releases', name))
  }
  return current
}

/**
 * Puts a folder out of the way at once and removes it in its own time: ten thousand files take long,
 * and a site waits to be served. What a crash leaves of it, the next start removes.
 */
async function discardLater(folder: string, name: string): Promise<void> {
  const bin = join(folder, `${basename(name)}.${randomBytes(4).toString('hex')}.tmp`)
  const isThere = await rename(join(folder, name), bin).then(
    () => true,
    () => false,
  )
  if (isThere) void discard(bin).catch(() => undefined)
}

/** Gives up the release that is being made. */
export function discardBuilding(folder: string): Promise<void> {
  return discardLater(folder, 'building')
}

const discard = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}
