import { mkdtemp, rm } from 'node:fs/promises'
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
 * there what it compiled, for the hundreds of processes that the tests start.
 * @see https://vitest.dev/config/globalsetup
 */
export default async function shareFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'edicola-tests-'))
  project.provide('sharedFolder', folder)
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled')
  // A process that is about to end may still be writing what it compiled.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 })
}
