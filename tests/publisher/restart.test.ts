import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BUNDLE_FACTS } from '../../server/publisher/live/bundleFacts.ts'
import { readSiteMemory, writeSiteMemory } from '../../server/publisher/live/siteMemory.ts'
import type { PublisherEvent } from '../../server/publisher/publisherEvent.ts'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { startPublisher } from '../../server/publisher/startPublisher.ts'
import { temporaryFolder } from './siteFolder.ts'
import { startTinyLake } from './tinyLake.ts'
import { createTinySite, sharedTinySite, tinySiteEnvironment } from './tinySite.ts'

// Real builds, on machines that may have other things to do.
vi.setConfig({ testTimeout: 240_000 })

const article = (id: string, title: string) => ({ _id: id, _type: 'article', title })

/** A site of five articles and their list that was published, and its publisher stopped. */
async function prepare(project = createTinySite()) {
  const lake = await startTinyLake()
  const root = await project
  const folder = await temporaryFolder()
  const site = serveSite({ folder })
  lake.put(...['a', 'b', 'c', 'd', 'e'].map((id) => article(id, `Titolo ${id}`)))
  const start = async (siteUrl?: string) => {
    const events: PublisherEvent[] = []
    const publisher = await startPublisher({
      client: lake.client,
      root,
      folder,
      site: { ...tinySiteEnvironment(lake.apiHost), ...(siteUrl !== undefined && { siteUrl }) },
      onEvent: (event) => events.push(event),
    })
    onTestFinished(() => publisher.close())
    await publisher.firstRound
    await vi.waitUntil(() => lake.listeners() === 1, { timeout: 60_000 })
    const published = () =>
      vi.waitUntil(() => events.find((event) => event.kind === 'published'), { timeout: 60_000 })
    return { publisher, events, published }
  }
  const first = await start()
  await first.published()
  await first.publisher.close()
  const home = async () => (await site.handle(new Request('http://localhost:4321/'))).text()
  return { lake, root, folder, start, home, notes: join(folder, 'memory.bin') }
}

test('after a restart nothing is rendered, and a change renders the pages that read it', async () => {
  const { lake, root, folder, start, home } = await prepare()
  const bundles = join(root, '.astro', 'templates')
  const [bundle = ''] = await readdir(bundles)
  const facts = join(bundles, bundle, BUNDLE_FACTS)
  const bundled = await stat(facts)
  const { events, published } = await start()
  expect(events.map(({ kind }) => kind)).toEqual(['unchanged'])
  // The renderer gets the next release ready once it knows again what pages read.
  await vi.waitUntil(() => existsSync(join(folder, 'building', 'next')), { timeout: 60_000 })
  lake.put(article('b', 'Titolo nuovo'))
  expect(await published()).toMatchObject({ pages: 6, rendered: 2, reason: 'content' })
  expect(await home()).toContain('Titolo nuovo')
  // Templates of the same code are not bundled a second time.
  expect(await readdir(bundles)).toEqual([bundle])
  expect((await stat(facts)).ino).toBe(bundled.ino)
})

test('at another address every page is rendered anew, from the templates that are there', async () => {
  const { root, start, home } = await prepare()
  const bundles = await readdir(join(root, '.astro', 'templates'))
  expect(await home()).toContain('href="http://localhost:4321/"')
  const { published } = await start('https://altrove.example')
  expect(await published()).toMatchObject({ pages: 6, rendered: 6, reason: 'code' })
  expect(await home()).toContain('href="https://altrove.example/"')
  expect(await readdir(join(root, '.astro', 'templates'))).toEqual(bundles)
})

test('what was remembered of other content, or is damaged, is not believed', async () => {
  const { lake, start, home, notes } = await prepare(sharedTinySite())
  const good = await readFile(notes)
  const damaged: Record<string, () => Promise<void>> = {
    'one bit': async () => {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 7) ^ 1, bytes.length - 7)
      await writeFile(notes, bytes)
    },
    // As it was before the last release.
    'of another release': () => writeFile(notes, good),
  }
  for (const [number, [name, damage]] of Object.entries(damaged).entries()) {
    await damage()
    const { publisher, published } = await start()
    lake.put(article('b', `Titolo ${number} e basta`))
    expect(await published(), name).toMatchObject({ pages: 6, rendered: 6 })
    expect(await home(), name).toContain(`Titolo ${number} e basta`)
    await publisher.close()
  }
})

test('a memory is read as it was written, and only by its owner', async () => {
  const file = join(await temporaryFolder(), 'memory.bin')
  const owner = { code: 'c', release: 'r' }
  const known = {
    ...owner,
    readAt: '2026-01-01T00:00:00.000Z',
    revisions: 'x',
    fields: { article: ['title', 'body'] },
    reads: {
      keys: ['a'],
      cells: [['document', Int32Array.of(0)] as const],
      pages: ['index.html'],
      readings: Uint8Array.of(2, 0, 1),
    },
    pictures: [],
  }
  expect(readSiteMemory(file, owner)).toBeUndefined()
  writeSiteMemory(file, { ...known, pictures: [] })
  expect(readSiteMemory(file, owner)).toMatchObject(known)
  expect(readSiteMemory(file, { ...owner, code: 'other' })).toBeUndefined()
  expect(readSiteMemory(file, { ...owner, release: 'other' })).toBeUndefined()
  const whole = await readFile(file)
  for (const broken of [whole.subarray(0, whole.length / 2), 'of another kind', '']) {
    await writeFile(file, broken)
    expect(readSiteMemory(file, owner)).toBeUndefined()
  }
})
