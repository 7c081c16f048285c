import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, readlink, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type ContentSnapshot, documentState } from '../build/contentSnapshot.ts'
import { swapLink } from './durableFiles.ts'

/**
 * The folder of built sites:
 *
 *     current → releases/<id>      what readers get
 *     releases/<id>/               one complete site
 *     releases/<id>.json           what it was built from, written after its folder is complete
 *     building/<id>/               a build on its way
 */
export interface ReleaseFacts {
  readonly id: string
  /** ISO datetime. */
  readonly builtAt: string
  readonly pages: number
  /** Hash of the sources and addresses it was built with. */
  readonly code: string
  /** What it was built from. */
  readonly documents: ContentSnapshot
  /** ISO datetime from which the same documents make another site, if any is in sight. */
  readonly goodUntil?: string | undefined
  /** Paths of its own hashed assets, without those kept for the pages of earlier releases. */
  readonly assets: readonly string[]
}

/** A release on disk. */
export interface Release {
  readonly id: string
  readonly folder: string
}

/** How many releases stay on disk, the current one included. */
export const KEPT_RELEASES = 5

const facts: z.ZodType<ReleaseFacts> = z.object({
  id: z.string(),
  builtAt: z.string(),
  pages: z.number(),
  code: z.string(),
  documents: z.record(z.string(), documentState),
  goodUntil: z.string().optional(),
  assets: z.array(z.string()),
})

/** Where a new release is built and where it will live; its id sorts by time. */
export function newRelease(folder: string, now: Date): Release & { readonly building: string } {
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '')
  const id = `${stamp}-${randomBytes(3).toString('hex')}`
  return { id, folder: join(folder, 'releases', id), building: join(folder, 'building', id) }
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

/** The complete releases, newest first. */
export async function listReleases(folder: string): Promise<readonly ReleaseFacts[]> {
  const names = await namesIn(join(folder, 'releases'))
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))
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
  await discard(join(folder, 'building'))
  for (const name of await namesIn(folder)) {
    if (name.endsWith('.tmp')) await discard(join(folder, name))
  }
  const complete = await listReleases(folder)
  const current = await readCurrentRelease(folder)
  if (current !== undefined && !complete.some(({ id }) => id === current.id)) {
    if (await isFolder(current.folder)) return keepOnly(folder, complete, current.id)
    await discard(join(folder, 'current'))
    const newest = complete[0]
    if (newest !== undefined) {
      await swapLink(join(folder, 'current'), join('releases', newest.id))
    }
  }
  return keepOnly(folder, complete, undefined)
}

/** Removes all but the newest releases; the current one always stays. */
export async function pruneReleases(folder: string): Promise<void> {
  await keepOnly(folder, (await listReleases(folder)).slice(0, KEPT_RELEASES), undefined)
}

async function keepOnly(
  folder: string,
  kept: readonly ReleaseFacts[],
  alsoKept: string | undefined,
): Promise<Release | undefined> {
  const current = await readCurrentRelease(folder)
  const ids = new Set([...kept.map(({ id }) => id), current?.id, alsoKept])
  const names = await namesIn(join(folder, 'releases'))
  const unwanted = names.filter((name) => !ids.has(name.replace(/\.json$/, '')))
  // Facts go first: a folder without them is a half release, which the next start removes.
  unwanted.sort((one, other) => Number(other.endsWith('.json')) - Number(one.endsWith('.json')))
  for (const name of unwanted) await discard(join(folder, 'releases', name))
  return current
}

const discard = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}
