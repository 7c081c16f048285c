import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { runStudioBuild } from './runStudioBuild.ts'
import { isStudioSource, studioKey, studioSources } from './studioKey.ts'
import type { StudioTarget } from './target.ts'

/** What {@link buildStudio} needs to know. */
export interface StudioBuildOptions {
  /** Where built Studios are kept, one folder for each key. Made when absent. */
  readonly cacheFolder: string
  readonly target: StudioTarget
  /** Told, in one line at a time, what the build is doing. */
  onProgress(line: string): void
  /** Stops a build that is under way. */
  readonly signal?: AbortSignal
}

const root = resolve(import.meta.dirname, '..')
const keptBuilds = 3

/**
 * The absolute path of a folder that holds the built Studio, its `index.html` at the top. The
 * first build takes about ten seconds and 1.3 GB of memory; the same sources, packages and
 * target are built once. Nothing is written outside the cache folder, where a build appears
 * whole or not at all. Throws {@link StudioBuildError} with the end of what the build said.
 */
export async function buildStudio(options: StudioBuildOptions): Promise<string> {
  const cacheFolder = resolve(options.cacheFolder)
  const key = await studioKey(root, options.target)
  const built = join(cacheFolder, key)
  if (await isBuilt(built)) return built

  const workFolder = join(cacheFolder, `building-${randomUUID()}`)
  const started = performance.now()
  options.onProgress('Building the Studio; later starts reuse it.')
  try {
    await layOut(workFolder)
    const output = join(workFolder, 'output')
    await runStudioBuild({ ...options, studioFolder: join(workFolder, 'studio'), output })
    await putInPlace(output, built)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
  await forgetOldBuilds(cacheFolder, key)
  const seconds = Math.round((performance.now() - started) / 1000)
  options.onProgress(`The Studio is built (${seconds} s).`)
  return built
}

// The Sanity CLI writes beside its sources. Building a copy keeps the source tree as it is,
// and lets two builds run at once.
async function layOut(workFolder: string): Promise<void> {
  await mkdir(workFolder, { recursive: true })
  for (const source of studioSources) {
    const from = join(root, source)
    const filter = (path: string): boolean => isStudioSource(path.slice(root.length))
    await cp(from, join(workFolder, source), { recursive: true, filter })
  }
  await symlink(join(root, 'node_modules'), join(workFolder, 'node_modules'), 'junction')
}

async function isBuilt(folder: string): Promise<boolean> {
  const index = await stat(join(folder, 'index.html')).catch(() => undefined)
  return index !== undefined && index.isFile()
}

async function putInPlace(output: string, built: string): Promise<void> {
  try {
    await rename(output, built)
  } catch (error) {
    // Another process may have finished the same build first; its files are as good.
    if (!(await isBuilt(built))) throw error
  }
}

async function forgetOldBuilds(cacheFolder: string, current: string): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(join(cacheFolder, name))).mtimeMs })),
  )
  const old = dated
    .filter(({ name }) => name !== current)
    .sort((one, other) => other.age - one.age)
    .slice(keptBuilds - 1)
  for (const { name } of old) await rm(join(cacheFolder, name), { recursive: true, force: true })
}
