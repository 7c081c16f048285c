import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLake } from '../../server/lake/createLake.ts'
import { listen } from '../../server/listen.ts'
import type { PublisherEvent } from '../../server/publisher/publisherEvent.ts'
import { filesBelow, isSearchIndex } from '../../server/publisher/live/siteFiles.ts'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { startPublisher } from '../../server/publisher/startPublisher.ts'
import { clientAt } from '../clientAt.ts'
import { temporaryFolder } from './siteFolder.ts'
import { sharedTinySite, tinySiteEnvironment } from './tinySite.ts'

// Real builds, on machines that may have other things to do.
vi.setConfig({ testTimeout: 240_000 })

async function startLake() {
  const lake = await createLake({
    folder: await temporaryFolder(),
    projectId: 'edicola',
    apiHost: 'http://localhost:3333',
    allowedOrigins: [],
  })
  const server = await listen({ port: 0, variable: 'a free port', handler: lake.handle })
  onTestFinished(async () => {
    await server.close()
    await lake.close()
  })
  const apiHost = `http://127.0.0.1:${server.port}`
  const clientWith = (token: string) => clientAt(apiHost, token)
  const editor = lake.tokens.createEphemeral({ name: 'test', role: 'administrator' })
  const viewer = lake.tokens.createEphemeral({ name: 'publisher', role: 'viewer' })
  return { apiHost, viewer, editing: clientWith(editor), reading: clientWith(viewer) }
}

test('with the embedded lake: publishing and approving build, drafting and waiting do not', async () => {
  const { apiHost, viewer, editing, reading } = await startLake()
  const folder = await temporaryFolder()
  const events: PublisherEvent[] = []
  const until = async (count: number) => {
    const published = () => events.filter((event) => event.kind === 'published')
    await vi.waitUntil(() => published().length >= count, { timeout: 60_000, interval: 10 })
    return published()[count - 1]
  }
  await editing.create({ _id: 'a', _type: 'article', title: 'Primo' })
  const publisher = await startPublisher({
    client: reading,
    root: await sharedTinySite(),
    folder,
    site: { ...tinySiteEnvironment(apiHost), token: viewer },
    onEvent: (event) => events.push(event),
  })
  onTestFinished(() => publisher.close())
  await publisher.firstRound
  const site = serveSite({ folder })
  const home = async () => (await site.handle(new Request('http://localhost:4321/'))).text()
  expect(await home()).toContain('Primo')

  await editing.create({ _id: 'drafts.a', _type: 'article', title: 'Bozza' })
  const comment = { _type: 'comment', name: 'Ada', body: 'Ciao' }
  await editing.create({ ...comment, _id: 'comment.x1', status: 'pending' })
  await editing.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.a',
    publishedId: 'a',
  })
  expect(await until(2)).toMatchObject({ because: [{ id: 'a', change: 'changed' }] })
  expect(await home()).toContain('Bozza')

  await editing.patch('comment.x1').set({ status: 'approved' }).commit()
  expect(await until(3)).toMatchObject({ because: [{ id: 'comment.x1', change: 'added' }] })
  await editing.patch('comment.x1').set({ status: 'trash' }).commit()
  expect(await until(4)).toMatchObject({ because: [{ id: 'comment.x1', change: 'removed' }] })
  await editing.delete('a')
  expect(await until(5)).toMatchObject({ because: [{ id: 'a', change: 'removed' }] })
})

test('with the site of this project: pages, redirects, calendars and missing pages are served', async () => {
  const { apiHost, viewer, editing, reading } = await startLake()
  const folder = await temporaryFolder()
  const slug = (current: string) => ({ _type: 'slug', current })
  await editing.create({ _id: 'ada', _type: 'author', name: 'Ada Prova', slug: slug('ada') })
  await editing.create({
    _id: 'festa',
    _type: 'event',
    title: 'Festa',
    language: 'it',
    slug: slug('festa'),
    startsAt: '2026-05-01T16:00:00.000Z',
    timeZone: 'Europe/Rome',
    status: 'scheduled',
  })
  const target = { _type: 'reference', _ref: 'ada' }
  await editing.create({ _id: 'r', _type: 'redirect', from: '/vecchia/', target, permanent: true })
  const events: PublisherEvent[] = []
  const publisher = await startPublisher({
    client: reading,
    root: process.cwd(),
    folder,
    site: { ...tinySiteEnvironment(apiHost), token: viewer },
    onEvent: (event) => events.push(event),
  })
  onTestFinished(() => publisher.close())
  await publisher.firstRound
  expect(events.at(-1)).toMatchObject({ kind: 'published', reason: 'first' })
  const site = serveSite({ folder })
  const get = (path: string) => site.handle(new Request(`http://localhost:4321${path}`))

  const page = await get('/persone/ada/')
  expect(page.status).toBe(200)
  const html = await page.text()
  expect(html).toContain('Ada Prova')
  const [asset] = /\/_astro\/[\w.-]+/.exec(html) ?? []
  expect((await get(asset ?? '/none')).headers.get('cache-control')).toContain('immutable')
  const moved = await get('/vecchia')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/persone/ada/'])
  expect((await get('/redirects.json')).status).toBe(404)
  const indexed = () => filesBelow(join(folder, 'current')).filter(isSearchIndex)
  await vi.waitUntil(() => indexed().length > 0, { timeout: 60_000 })
  expect((await get(`/${indexed()[0]}`)).status).toBe(200)
  const calendar = await get('/eventi/festa.ics')
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect((await get('/rss.xml')).headers.get('content-type')).toContain('xml')
  const missing = await get('/manca/')
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect((await get('/privacy/')).status).toBe(200)
})
