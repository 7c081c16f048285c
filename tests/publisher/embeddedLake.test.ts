import { createClient } from '@sanity/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLake } from '../../server/lake/createLake.ts'
import { listen } from '../../server/listen.ts'
import type { PublisherEvent } from '../../server/publisher/publisherEvent.ts'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { startPublisher } from '../../server/publisher/startPublisher.ts'
import { temporaryFolder } from './siteFolder.ts'
import { createTinySite, tinySiteEnvironment } from './tinySite.ts'

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
  const clientWith = (token: string) =>
    createClient({
      projectId: 'edicola',
      dataset: 'production',
      apiVersion: '2025-02-19',
      useCdn: false,
      apiHost,
      useProjectHostname: false,
      token,
    })
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
    await vi.waitUntil(() => published().length >= count, { timeout: 25_000, interval: 10 })
    return published()[count - 1]
  }
  await editing.create({ _id: 'a', _type: 'article', title: 'Primo' })
  const publisher = await startPublisher({
    client: reading,
    root: await createTinySite(),
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
