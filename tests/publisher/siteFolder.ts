import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { commitRelease } from '../../server/publisher/releases/commitRelease.ts'
import { newRelease, type Release } from '../../server/publisher/releases/releases.ts'

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
  await writeFiles(release.building, files)
  const builtAt = new Date(clock).toISOString()
  const facts = { builtAt, pages: Object.keys(files).length, code: 'code', documents: {} }
  return { release, changed: await commitRelease(folder, release, facts) }
}
