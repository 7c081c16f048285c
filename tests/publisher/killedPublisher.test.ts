import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { temporaryFolder } from './siteFolder.ts'
import { startTinyLake } from './tinyLake.ts'
import { createTinySite } from './tinySite.ts'

// Real builds, on machines that may have other things to do.
vi.setConfig({ testTimeout: 240_000 })

const script = fileURLToPath(new URL('./publisherProcess.ts', import.meta.url))
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('killed in the middle of a build, the publisher keeps the site and heals at the next start', async () => {
  const lake = await startTinyLake()
  const root = await createTinySite()
  const folder = await temporaryFolder()
  const home = async () =>
    (await serveSite({ folder }).handle(new Request('http://localhost/'))).text()
  const start = () => {
    const child = fork(script, [root, folder, lake.apiHost], { execArgv: [], silent: true })
    onTestFinished(() => void child.kill('SIGKILL'))
    const kinds: unknown[] = []
    child.on('message', (kind) => kinds.push(kind))
    return { child, kinds }
  }

  lake.put({ _id: 'a', _type: 'article', title: 'Buono' })
  const first = start()
  await vi.waitUntil(() => first.kinds.includes('published'), { timeout: 60_000 })
  const gate = join(folder, 'gate')
  lake.put({ _id: 'b', _type: 'article', title: `FERMO ${gate}` })
  await vi.waitUntil(() => existsSync(`${gate}.reached`), { timeout: 60_000 })
  const buildPid = Number(await readFile(`${gate}.reached`, 'utf8'))
  const gone = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await gone
  await vi.waitUntil(() => !isAlive(buildPid), { timeout: 60_000 })
  expect(await home()).toContain('Buono')
  expect(await home()).not.toContain('FERMO')

  lake.put({ _id: 'b', _type: 'article', title: 'Ripreso' })
  const second = start()
  await vi.waitUntil(() => second.kinds.includes('published'), { timeout: 60_000 })
  expect(await home()).toContain('Ripreso')
  const names = await readdir(join(folder, 'releases'))
  expect(names.filter((name) => !name.endsWith('.json'))).toHaveLength(2)
})
