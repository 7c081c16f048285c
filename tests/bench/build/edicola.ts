import { existsSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { createLake } from '../../../server/lake/createLake.ts'
import { listen } from '../../../server/listen.ts'
import { buildSite } from '../../../server/publisher/buildSite.ts'
import type { PublisherEvent } from '../../../server/publisher/publisherEvent.ts'
import { startPublisher } from '../../../server/publisher/startPublisher.ts'
import { clientAt } from '../../clientAt.ts'
import { found } from '../../found.ts'
import { articleDocument, bodyOf, corpusDocuments } from './corpusDocuments.ts'
import { corpus } from './corpus.ts'
import { watchMemory } from './measureProcess.ts'

// Run by the bench with a number of articles and of repetitions: loads them into a lake, builds with
// nothing cached, edits (unless a third argument says `full`); one JSON line for each figure
// (milliseconds or bytes). `first` stops after the first build and leaves its files to the caller, so
// that the renderer ends by itself, and leaves its profile where there is one to be made.
const count = Number(process.argv[2])
const repetitions = Number(process.argv[3] ?? 5)
const root = fileURLToPath(new URL('../../..', import.meta.url))

const tell = (name: string, value: number, more = {}): void =>
  console.log(JSON.stringify({ name, value: Math.round(value), ...more }))

async function load(client: SanityClient): Promise<void> {
  let batch: Record<string, unknown>[] = []
  const send = async (): Promise<void> => {
    const mutations = batch.map((document) => ({ createOrReplace: document }))
    const request = { method: 'POST', url: '/data/mutate/production', body: { mutations } }
    // A connection that was kept may be closed at the moment it is used again.
    await client.request(request).catch(() => client.request(request))
    batch = []
  }
  for (const document of corpusDocuments(count)) {
    batch.push(document)
    if (batch.length === 250) await send()
  }
  await send()
}

const folder = await mkdtemp(join(tmpdir(), 'edicola-bench-'))
const lake = await createLake({
  folder: join(folder, 'lake'),
  projectId: 'edicola',
  apiHost: 'http://localhost:3333',
  allowedOrigins: [],
})
const server = await listen({ port: 0, variable: 'a free port', handler: lake.handle })
const apiHost = `http://127.0.0.1:${server.port}`
const clientWith = (token: string): SanityClient => clientAt(apiHost, token)
const editor = clientWith(lake.tokens.createEphemeral({ name: 'bench', role: 'administrator' }))
const viewer = lake.tokens.createEphemeral({ name: 'publisher', role: 'viewer' })
const site = {
  apiHost,
  projectId: 'edicola',
  dataset: 'production',
  token: viewer,
  siteUrl: 'https://prova.example',
  cmsUrl: 'https://cms.prova.example',
}
const started = performance.now()
await load(editor)
tell('load', performance.now() - started)

let memory = watchMemory(process.pid)
const events: PublisherEvent[] = []
let wake = (): void => {}
const options = {
  client: clientWith(viewer),
  root,
  folder: join(folder, 'site'),
  site,
  onEvent: (event: PublisherEvent) => {
    if (event.kind === 'refused' || event.kind === 'failed') {
      console.error(JSON.stringify(event).slice(0, 3000))
    }
    events.push(event)
    wake()
  },
}
const published = async (
  more: number,
): Promise<Extract<PublisherEvent, { readonly kind: 'published' }>> => {
  for (;;) {
    const event = events.filter(({ kind }) => kind === 'published')[more - 1]
    if (event?.kind === 'published') return event
    await new Promise<void>((resolve) => (wake = resolve))
  }
}

const first = performance.now()
let publisher = await startPublisher(options)
await publisher.firstRound
const { pages, phases } = await published(1)
tell('publisher, full', performance.now() - first, { pages, phases })
tell('memory, full', memory.stop())
memory = watchMemory(process.pid)
let builds = 1
if (process.argv[4] === 'first') process.exit(0)
if (process.argv[4] === 'full') {
  await publisher.close()
  await measureAstroBuild()
  await end()
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const quiet = 1500 + count / 8

const currentRelease = (): string => readlinkSync(join(folder, 'site', 'current'))

/** Resolves at the swap of the site, looked for every millisecond. */
async function swapped(before: string): Promise<number> {
  while (currentRelease() === before) await pause(1)
  return performance.now()
}

async function edit(
  name: string,
  work: (index: number) => Promise<unknown>,
  times = Math.max(repetitions, 5),
): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    // What an edit leaves to do is done before the next, as between two edits of a person.
    await pause(quiet)
    const before = currentRelease()
    const start = performance.now()
    const swap = swapped(before)
    await work(index)
    const acknowledged = performance.now() - start
    const milliseconds = (await swap) - start
    builds += 1
    const { rendered, changedFiles, phases } = await published(builds)
    const parts = { acknowledged, ...phases }
    tell(name, milliseconds, { rendered, changed: changedFiles.length, phases: parts })
  }
}
await pause(quiet)
const sample = found([...corpus(1)][0])
const bodies = bodyOf(sample)
const place = (index: number): string => `article-${Math.floor(count / 2) + index * 7}`
await edit('body edit', (index) =>
  editor
    .patch(place(index))
    .set({ body: bodies.slice(index) })
    .commit(),
)
await edit('title edit', (index) =>
  editor
    .patch(place(index))
    .set({ title: `Un titolo nuovo ${index}` })
    .commit(),
)
await edit('new article', (index) =>
  editor.create({
    ...articleDocument(sample),
    _id: `nuovo-${index}`,
    title: `Notizia ${index}`,
    slug: { _type: 'slug', current: `notizia-${index}` },
    publishedAt: new Date(Date.UTC(2026, 5, 2) + index * 3_600_000).toISOString(),
  }),
)
await edit('approve a comment', (index) =>
  editor.create({
    _id: `comment.n${index}`,
    _type: 'comment',
    article: { _type: 'reference', _ref: place(index), _weak: true },
    name: 'Lettrice',
    status: 'approved',
    submittedAt: '2026-06-03T10:00:00.000Z',
    body: 'Grazie.',
    language: 'it',
  }),
)
await edit(
  'settings',
  (index) =>
    editor
      .patch('settings')
      .set({ title: `Testata ${index}` })
      .commit(),
  Math.min(3, repetitions),
)
await pause(quiet)
await publisher.close()
tell('memory, edits', memory.stop())
const again = performance.now()
publisher = await startPublisher(options)
await publisher.firstRound
tell('cold start, nothing changed', performance.now() - again, {
  kind: events.at(-1)?.kind,
})
const ready = performance.now()
const next = join(folder, 'site', 'building', 'next')
while (!existsSync(next)) await pause(20)
tell('restart, ready for an edit', performance.now() - ready)
await edit(
  'first edit after a restart',
  () =>
    editor
      .patch(place(0))
      .set({ body: bodies.slice(3) })
      .commit(),
  1,
)
await publisher.close()

await measureAstroBuild()
await end()

async function measureAstroBuild(): Promise<void> {
  const outDir = join(folder, 'dist')
  const build = performance.now()
  memory = watchMemory(process.pid)
  const outcome = await buildSite({ root, outDir, site, imageCache: join(folder, 'images') })
  tell('astro build, full', performance.now() - build, { outcome: outcome.outcome })
  tell('memory, astro build', memory.stop())
}

async function end(): Promise<never> {
  await server.close()
  await lake.close()
  await rm(folder, { recursive: true, force: true })
  process.exit(0)
}
