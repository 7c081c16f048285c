import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { layOutRelease } from '../../server/publisher/live/layOutRelease.ts'
import { openReleaseWriter } from '../../server/publisher/live/releaseWriter.ts'
import { filesBelow, isHashed } from '../../server/publisher/live/siteFiles.ts'
import { commitRelease } from '../../server/publisher/releases/commitRelease.ts'
import {
  listReleases,
  newRelease,
  readCurrentRelease,
  type Release,
} from '../../server/publisher/releases/releases.ts'

/** A temporary folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edicola-publisher-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files (path → text) below `folder`. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

let clock = Date.UTC(2026, 0, 1)

/** Commits a release of these files, a minute later than the last; returns it and its changes. */
export async function commitFiles(
  folder: string,
  files: Record<string, string>,
): Promise<{ release: Release; changed: readonly string[] }> {
  clock += 60_000
  const release = newRelease(folder, new Date(clock))
  const current = await readCurrentRelease(folder)
  if (current === undefined) await mkdir(release.building, { recursive: true })
  else {
    const assets = new Set((await listReleases(folder)).slice(0, 4).flatMap(({ assets }) => assets))
    await layOutRelease(
      current.folder,
      release.building,
      (file) => !isHashed(file) || assets.has(file),
    )
  }
  const writer = openReleaseWriter(release.building)
  const isGone = (file: string) => !isHashed(file) && files[file] === undefined
  const gone = filesBelow(release.building).filter((file) => isGone(file) && writer.remove(file))
  const put = Object.entries(files).filter(([file, text]) => writer.put(file, Buffer.from(text)))
  const builtAt = new Date(clock).toISOString()
  const assets = Object.keys(files).filter(isHashed)
  await commitRelease(folder, release, { builtAt, pages: put.length, code: 'code', assets })
  return { release, changed: [...gone, ...put.map(([file]) => file)].sort() }
}
