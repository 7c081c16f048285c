import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { takeBuildLock } from '../build/buildLock.ts'
import { sourcesFingerprint } from '../build/codeFingerprint.ts'
import { noSiteVariables } from '../siteEnvironment.ts'
import { BUNDLE_FACTS } from './bundleFacts.ts'

const PROCESS = fileURLToPath(new URL('bundleProcess.ts', import.meta.url))

/** Bundles of other code may still be rendered from, or come back with it: the latest stay. */
const KEPT_BUNDLES = 3
const LONG_AGO_MILLISECONDS = 7 * 24 * 60 * 60 * 1000

const answer = z.object({ message: z.string().optional() })

/**
 * The folder of the bundled templates of the project in `root`, one for the same sources, whoever
 * renders from it and for which addresses: they are bundled unless they are there. What lies beside
 * it and was not used for long is removed. Builds of one project wait for each other.
 * @throws with Astro's own words when the templates cannot be bundled.
 */
export async function bundleTemplates(
  root: string,
  onStep: (step: 'waiting' | 'bundling') => void,
): Promise<string> {
  // Below the project, where bundled templates find its packages; hidden from git and Astro.
  const folder = join(root, '.astro', 'templates', (await sourcesFingerprint(root)).slice(0, 20))
  const lock = await takeBuildLock(root, () => onStep('waiting'))
  try {
    if (!existsSync(join(folder, BUNDLE_FACTS))) {
      onStep('bundling')
      await rm(folder, { recursive: true, force: true })
      await mkdir(dirname(folder), { recursive: true })
      await bundle(root, folder)
    }
    const now = new Date()
    await utimes(folder, now, now)
    await sweep(dirname(folder))
    return folder
  } finally {
    lock.close()
  }
}

function bundle(root: string, folder: string): Promise<void> {
  const child = fork(PROCESS, [root, folder], {
    cwd: root,
    // What is bundled has no address in it: each page reads the variables when it is rendered.
    env: { ...process.env, ...noSiteVariables },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let message: string | undefined
  child.on('message', (raw) => {
    message = answer.safeParse(raw).data?.message
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      const end = `The process that bundles templates ended with ${signal ?? `exit code ${code}`}.`
      reject(new Error(message ?? end))
    })
  })
}

async function sweep(parent: string): Promise<void> {
  const names = await readdir(parent)
  const aged = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(parent, name))).mtimeMs })),
  )
  aged.sort((one, other) => other.time - one.time)
  for (const { name, time } of aged.slice(KEPT_BUNDLES)) {
    if (Date.now() - time < LONG_AGO_MILLISECONDS) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}
