import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import { takeExclusiveLock } from '../server/exclusiveLock.ts'

/**
 * A folder that `make` fills, once in a run of the tests: the file that needs it first has it made,
 * and others wait for that. Nobody writes into it afterwards.
 */
export async function onceARun(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const shared = inject('sharedFolder')
  const folder = join(shared, name)
  let lock = takeExclusiveLock(join(shared, `${name}.lock`))
  while (lock === undefined) {
    await wait(50)
    lock = takeExclusiveLock(join(shared, `${name}.lock`))
  }
  try {
    if (existsSync(folder)) return folder
    const draft = `${folder}.draft`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft)
    await make(draft)
    await rename(draft, folder)
    return folder
  } finally {
    lock.close()
  }
}
