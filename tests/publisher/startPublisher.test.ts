import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PublisherEvent } from '../../server/publisher/publisherEvent.ts'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { type PublisherOptions, startPublisher } from '../../server/publisher/startPublisher.ts'
import { temporaryFolder } from './siteFolder.ts'
import { startTinyLake } from './tinyLake.ts'
import { createTinySite, sharedTinySite, tinySiteEnvironment } from './tinySite.ts'

// Real builds, on machines that may have other things to do.
vi.setConfig({ testTimeout: 240_000 })

const article = (id: string, title: string, more = {}) => ({
  _id: id,
  _type: 'article',
  title,
  ...more,
})

async function prepare(project = sharedTinySite()) {
  const lake = await startTinyLake()
  const root = await project
  const folder = await temporaryFolder()
  const events: PublisherEvent[] = []
  const start = async (more: Partial<PublisherOptions> = {}) => {
    const publisher = await startPublisher({
      client: lake.client,
      root,
      folder,
      site: tinySiteEnvironment(lake.apiHost),
      onEvent: (event) => events.push(event),
      retryMilliseconds: 600_000,
      ...more,
    })
    onTestFinished(() => publisher.close())
    return publisher
  }
  const kinds = () => events.map(({ kind }) => kind).filter((kind) => kind !== 'progress')
  const until = async (kind: PublisherEvent['kind'], count = 1) => {
    const found = () => events.filter((event) => event.kind === kind)
    await vi.waitUntil(() => found().length >= count, { timeout: 60_000, interval: 10 })
    return found()[count - 1]
  }
  const site = serveSite({ folder })
  const home = async () => (await site.handle(new Request('http://localhost:4321/'))).text()
  return { lake, root, folder, events, start, kinds, until, home }
}

test('a published change reaches readers, with its reason; drafts and waiting comments do not build', async () => {
  const { lake, start, kinds, until, home, folder } = await prepare()
  lake.put(article('a', 'Primo'))
  const publisher = await start()
  await publisher.firstRound
  expect(kinds()).toEqual(['building', 'published'])
  expect(await until('published')).toMatchObject({ reason: 'first', pages: 2 })
  expect(await home()).toContain('Primo')

  await expect.poll(() => lake.listeners()).toBe(1)
  lake.put(article('drafts.a', 'Bozza'), article('versions.r1.a', 'Versione'))
  const comment = { _id: 'comment.1', _type: 'comment', name: 'Ada', status: 'pending' }
  lake.put(comment, { _id: 'image-1', _type: 'sanity.imageAsset' })
  lake.put(article('a', 'Secondo'))
  expect(await until('published', 2)).toMatchObject({
    reason: 'content',
    because: [{ id: 'a', type: 'article', title: 'Secondo', change: 'changed' }],
    changedFiles: ['articoli/a/index.html', 'index.html'],
  })
  expect(await home()).toContain('Secondo')

  lake.put({ ...comment, status: 'approved' })
  expect(await until('published', 3)).toMatchObject({
    because: [{ id: 'comment.1', type: 'comment', title: 'Ada', change: 'added' }],
  })
  lake.put({ ...comment, status: 'spam' })
  expect(await until('published', 4)).toMatchObject({
    because: [{ id: 'comment.1', change: 'removed' }],
  })
  const { builds } = JSON.parse(await readFile(join(folder, 'status.json'), 'utf8'))
  expect(builds).toHaveLength(4)
  expect(builds[0]).toMatchObject({ outcome: 'published', reason: 'content', changedDocuments: 1 })
})

test('editing a draft for a while starts no build and asks the lake nothing', async () => {
  const { lake, start, kinds } = await prepare()
  const publisher = await start({
    patience: { firstMilliseconds: 0, quietMilliseconds: 0, longestMilliseconds: 0 },
  })
  await publisher.firstRound
  await expect.poll(() => lake.listeners()).toBe(1)
  lake.put(article('z', 'Sentinella'))
  await vi.waitUntil(() => kinds().filter((kind) => kind === 'published').length === 2, 60_000)
  const asked = lake.queries()
  for (let stroke = 0; stroke < 50; stroke += 1) lake.put(article('drafts.z', `Bozza ${stroke}`))
  lake.put({ _id: 'comment.1', _type: 'comment', name: 'Ada', status: 'pending' })
  // What follows the drafts on the same stream shows that they were passed over, not waited for.
  lake.put(article('z', 'Sentinella 2'))
  await vi.waitUntil(() => kinds().filter((kind) => kind === 'published').length === 3, 60_000)
  expect(lake.queries() - asked).toBe(2)
})

test('a burst of changes is a few builds, and the last change is shown', async () => {
  const { lake, start, kinds, home } = await prepare()
  const publisher = await start()
  await publisher.firstRound
  await expect.poll(() => lake.listeners()).toBe(1)
  for (let index = 0; index < 500; index += 1) {
    lake.put(article(`a${index % 20}`, `Titolo ${index}`))
    if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await vi.waitUntil(async () => (await home()).includes('Titolo 499'), { timeout: 60_000 })
  expect(kinds().filter((kind) => kind === 'building').length).toBeLessThanOrEqual(4)
})

test('a refused build leaves the last good site up until the document is mended', async () => {
  const { lake, start, until, home, kinds, folder } = await prepare()
  lake.put(article('a', 'Buono'))
  const publisher = await start()
  await publisher.firstRound
  lake.put(article('b', 'CATTIVO'))
  expect(await until('refused')).toMatchObject({
    problems: [
      {
        title: 'CATTIVO',
        path: 'hero.alt',
        studioUrl: 'http://localhost:3333/intent/edit/id=b;type=article',
      },
    ],
  })
  expect(await home()).toContain('Buono')
  expect(await home()).not.toContain('CATTIVO')
  const { builds } = JSON.parse(await readFile(join(folder, 'status.json'), 'utf8'))
  expect(builds[0]).toMatchObject({ outcome: 'refused', problems: [{ documentId: 'b' }] })
  lake.put(article('b', 'Riparato'))
  await until('published', 2)
  expect(await home()).toContain('Riparato')
  expect(kinds()).toEqual(['building', 'published', 'building', 'refused', 'building', 'published'])
})

test('taking a refused change back says that the site is up to date, without a build', async () => {
  const { lake, start, until, kinds } = await prepare()
  const publisher = await start()
  await publisher.firstRound
  lake.put(article('b', 'CATTIVO'))
  await until('refused')
  lake.remove('b')
  await until('unchanged')
  expect(kinds()).toEqual(['building', 'published', 'building', 'refused', 'unchanged'])
})

test('a failed build is told with its output and tried again by itself', async () => {
  const { lake, start, until, home, root } = await prepare(createTinySite())
  lake.put(article('a', 'ROTTO'))
  await start({ retryMilliseconds: 50 })
  expect(await until('failed')).toMatchObject({ message: expect.stringContaining('guasto') })
  expect(await home()).toContain('La prima edizione si fa aspettare')
  const content = join(root, 'site/content/publishing.ts')
  await writeFile(content, (await readFile(content, 'utf8')).replace('ROTTO', 'GUASTO'))
  await until('published')
  expect(await home()).toContain('ROTTO')
})

test('a start with the same content and code builds nothing; changed code does', async () => {
  const { lake, start, until, kinds, root } = await prepare(createTinySite())
  lake.put(article('a', 'Primo'))
  const first = await start()
  await first.firstRound
  await first.close()
  const second = await start()
  await second.firstRound
  expect(kinds()).toEqual(['building', 'published', 'unchanged'])
  await second.close()
  await writeFile(join(root, 'site/pages/nuova.astro'), '<h1>Nuova</h1>')
  await start()
  expect(await until('published', 2)).toMatchObject({ reason: 'code', because: [] })
})

test('changes made while the lake was out of reach are found on return', async () => {
  const { lake, start, until, home } = await prepare()
  lake.put(article('a', 'Primo'))
  const publisher = await start()
  await publisher.firstRound
  await expect.poll(() => lake.listeners()).toBe(1)
  lake.vanish()
  await expect.poll(() => lake.listeners()).toBe(0)
  lake.put(article('a', 'Cambiato in assenza'))
  lake.back()
  await until('published', 2)
  expect(await home()).toContain('Cambiato in assenza')
})

test('a moment that the content names builds again when it comes', async () => {
  const { lake, start, until } = await prepare()
  let now = Date.parse('2026-03-01T10:00:00Z')
  lake.put(article('a', 'Futuro', { publishedAt: '2026-03-01T12:00:00.000Z' }))
  const first = await start({ clock: () => new Date(now) })
  await first.firstRound
  await first.close()
  now = Date.parse('2026-03-01T12:00:01Z')
  const second = await start({ clock: () => new Date(now) })
  expect(await until('published', 2)).toMatchObject({ reason: 'time' })
  await second.close()
})

test('closing ends a running build, and the next start builds what it owed', async () => {
  const { lake, start, until, kinds, folder, home } = await prepare()
  const gate = join(folder, 'gate')
  lake.put(article('a', `FERMO ${gate}`))
  const publisher = await start()
  await vi.waitUntil(() => existsSync(`${gate}.reached`), { timeout: 60_000 })
  const pid = Number(await readFile(`${gate}.reached`, 'utf8'))
  await publisher.close()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(kinds()).toEqual(['building'])
  lake.put(article('a', 'Libero'))
  await start()
  await until('published')
  expect(await home()).toContain('Libero')
  expect(await readdir(join(folder, 'releases'))).not.toContain('next')
})

test('a build killed in the middle fails, keeps the site, and the next change is built', async () => {
  const { lake, start, until, folder, home } = await prepare()
  lake.put(article('a', 'Buono'))
  const publisher = await start()
  await publisher.firstRound
  const gate = join(folder, 'gate')
  lake.put(article('b', `FERMO ${gate}`))
  await vi.waitUntil(() => existsSync(`${gate}.reached`), { timeout: 60_000 })
  process.kill(Number(await readFile(`${gate}.reached`, 'utf8')), 'SIGKILL')
  expect(await until('failed')).toMatchObject({ message: expect.stringContaining('SIGKILL') })
  expect(await home()).toContain('Buono')
  lake.put(article('b', 'Ripreso'))
  await until('published', 2)
  expect(await home()).toContain('Ripreso')
})

test('renders everything anew when asked, though nothing changed', async () => {
  const { lake, start, kinds, until } = await prepare()
  lake.put(article('a', 'Primo'), article('b', 'Secondo'))
  const publisher = await start()
  await publisher.firstRound
  expect(publisher.progress()).toBeUndefined()
  publisher.rebuild()
  const rebuilt = await until('published', 2)
  expect(rebuilt).toMatchObject({ reason: 'asked', because: [], changedFiles: [] })
  expect(rebuilt?.kind === 'published' && rebuilt.rendered === rebuilt.pages).toBe(true)
  expect(kinds()).toEqual(['building', 'published', 'building', 'published'])
  expect(publisher.progress()).toBeUndefined()
})
