import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What test files make for each other, see onceARun. */
    readonly sharedFolder: string
  }
}

/**
 * Gives one run of the tests a folder that all its files share, until they have ended. Node keeps
 * there what it compiled, for the hundreds of processes that the tests start; and it holds the
 * temporary folders of all tests, so that those of a run that was interrupted go with it, or with
 * the next run.
 * @see https://vitest.dev/config/globalsetup
 */
export default async function shareFolder(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = await mkdtemp(join(tmpdir(), `edicola-tests-${process.pid}-`))
  project.provide('sharedFolder', folder)
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled')
  process.env['TMPDIR'] = join(folder, 'temporary')
  await mkdir(process.env['TMPDIR'])
  return () => removeFolder(folder)
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, id] = /^edicola-tests-(\d+)-/.exec(name) ?? []
    if (id === undefined || isRunning(Number(id))) continue
    // What cannot be removed now, such as a disk that is mounted there, is no reason to test nothing.
    await removeFolder(join(tmpdir(), name)).catch(() => undefined)
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}

/** A process that is about to end may still be writing what it compiled. */
const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20 })
