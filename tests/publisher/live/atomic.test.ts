import { fork, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { appendFile, mkdir, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { filesBelow } from '../../../server/publisher/live/siteFiles.ts'
import type { PublisherEvent } from '../../../server/publisher/publisherEvent.ts'
import { serveSite } from '../../../server/publisher/serveSite.ts'
import { startPublisher } from '../../../server/publisher/startPublisher.ts'
import { createRandom } from '../../createRandom.ts'
import { temporaryFolder } from '../siteFolder.ts'
import { startTinyLake } from '../tinyLake.ts'
import { createTinySite, sharedTinySite, tinySiteEnvironment } from '../tinySite.ts'

// The longer mode: PUBLISHER_SWAPS=1000 PUBLISHER_KILLS=100 npx vitest run tests/publisher/live/atomic
const SWAPS = Number(process.env['PUBLISHER_SWAPS'] ?? 30)
const KILLS = Number(process.env['PUBLISHER_KILLS'] ?? 4)

vi.setConfig({ testTimeout: 240_000 + SWAPS * 1000 + KILLS * 30_000 })

const article = (id: string, title: string) => ({ _id: id, _type: 'article', title })
const EVERY_ARTICLE = ['a', 'b', 'c']

/** All files of the site that readers get, with their bytes, in one number. */
async function fingerprint(folder: string): Promise<string> {
  const release = join(folder, await readlink(join(folder, 'current')))
  const hash = createHash('sha256')
  for (const file of filesBelow(release).toSorted()) {
    hash.update(`${file}\0`).update(readFileSync(join(release, file)))
  }
  return hash.digest('hex')
}

test('readers never meet a missing page, nor pages of two editions at once', async () => {
  const lake = await startTinyLake()
  const folder = await temporaryFolder()
  const events: PublisherEvent[] = []
  const edition = (number: number) => EVERY_ARTICLE.map((id) => article(id, `Edizione ${number}.`))
  lake.put(...edition(0))
  const publisher = await startPublisher({
    client: lake.client,
    root: await sharedTinySite(),
    folder,
    site: tinySiteEnvironment(lake.apiHost),
    onEvent: (event) => events.push(event),
    patience: { firstMilliseconds: 5, quietMilliseconds: 5, longestMilliseconds: 50 },
  })
  onTestFinished(() => publisher.close())
  await publisher.firstRound
  await expect.poll(() => lake.listeners()).toBe(1)

  const site = serveSite({ folder })
  const read = async (path: string) => site.handle(new Request(`http://localhost:4321${path}`))
  const isOver = new AbortController()
  let reads = 0
  const reader = async (): Promise<void> => {
    while (!isOver.signal.aborted) {
      // One page lists all titles: an edition that is half there would show two.
      const home = await read('/')
      expect(home.status).toBe(200)
      const titles = new Set((await home.text()).match(/Edizione \d+\./g))
      expect(titles.size).toBe(1)
      const page = await read(`/articoli/${EVERY_ARTICLE[reads % 3]}/`)
      expect(page.status).toBe(200)
      expect(await page.text()).toMatch(/Edizione \d+\./)
      reads += 1
      await wait(1)
    }
  }
  const readers = [reader(), reader()]
  const published = () => events.filter(({ kind }) => kind === 'published').length
  for (let number = 1; number <= SWAPS; number += 1) {
    lake.put(...edition(number))
    const before = published()
    await vi.waitUntil(() => published() > before, { timeout: 60_000, interval: 2 })
  }
  isOver.abort()
  await Promise.all(readers)
  expect(published()).toBeGreaterThan(SWAPS)
  expect(reads).toBeGreaterThan(SWAPS)
  await vi.waitUntil(async () => (await (await read('/')).text()).includes(`Edizione ${SWAPS}.`), {
    timeout: 60_000,
  })
})

test('killed at any moment, the last whole site stays, and the next start makes the one that was due', async () => {
  const lake = await startTinyLake()
  const root = await createTinySite()
  const folder = await temporaryFolder()
  const script = fileURLToPath(new URL('../publisherProcess.ts', import.meta.url))
  const random = createRandom(7)
  const start = () => {
    const child = fork(script, [root, folder, lake.apiHost], { execArgv: [], silent: true })
    onTestFinished(() => void child.kill('SIGKILL'))
    const kinds: unknown[] = []
    child.on('message', (kind) => kinds.push(kind))
    return { child, kinds }
  }
  const home = async () =>
    (await serveSite({ folder }).handle(new Request('http://localhost/'))).text()
  lake.put(article('a', 'Edizione 0.'))
  let running = start()
  await vi.waitUntil(() => running.kinds.includes('published'), { timeout: 60_000 })
  const whole = new Map([[0, await fingerprint(folder)]])
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await vi.waitUntil(() => lake.listeners() >= 1, { timeout: 60_000 })
    lake.put(article('a', `Edizione ${kill}.`))
    await wait(random() * 120)
    const gone = once(running.child, 'exit')
    running.child.kill('SIGKILL')
    await gone
    const shown = Number(/Edizione (\d+)\./.exec(await home())?.[1])
    expect([kill - 1, kill]).toContain(shown)
    if (shown < kill) expect(await fingerprint(folder)).toBe(whole.get(shown))
    running = start()
    await vi.waitUntil(async () => (await home()).includes(`Edizione ${kill}.`), {
      timeout: 60_000,
    })
    await vi.waitUntil(
      () => running.kinds.includes('published') || running.kinds.includes('unchanged'),
      { timeout: 60_000 },
    )
    whole.set(kill, await fingerprint(folder))
  }
})

const run = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0

test('a full disk keeps the site, says so, and is made up for when there is room', async ({
  skip,
}) => {
  const lake = await startTinyLake()
  const folder = join(await temporaryFolder(), 'disk')
  await mkdir(folder)
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)) skip('no disk can be mounted')
  onTestFinished(() => void run('umount', '-l', folder))
  const events: PublisherEvent[] = []
  lake.put(article('a', 'Prima.'))
  const publisher = await startPublisher({
    client: lake.client,
    root: await sharedTinySite(),
    folder,
    site: tinySiteEnvironment(lake.apiHost),
    onEvent: (event) => events.push(event),
    retryMilliseconds: 500,
  })
  onTestFinished(() => publisher.close())
  await publisher.firstRound
  await expect.poll(() => lake.listeners()).toBe(1)
  const before = await fingerprint(folder)
  const filler = join(folder, 'filler')
  await appendFile(filler, Buffer.alloc(2 ** 20)).catch(() => undefined)
  lake.put(article('a', 'Seconda.'))
  const failure = await vi.waitUntil(() => events.find(({ kind }) => kind === 'failed'), {
    timeout: 60_000,
  })
  expect(failure).toMatchObject({ message: expect.stringMatching(/ENOSPC|no space/) })
  expect(await fingerprint(folder)).toBe(before)
  await rm(filler)
  await vi.waitUntil(async () => (await fingerprint(folder)) !== before, { timeout: 60_000 })
})
