import type { MutationEvent, SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { found } from '../../found.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'
import { openEvents, type OpenEvents } from '../openEvents.ts'

let server: DatasetServer
const open: OpenEvents[] = []
beforeAll(async () => {
  server = await startDatasetServer()
})
afterEach(() => open.splice(0).forEach((stream) => stream.close()))
afterAll(() => server.close())

const client = (): SanityClient => server.client('editor')

async function listen(
  query: string,
  options: Record<string, string> = {},
  init: { name?: string | null; lastEventId?: string } = {},
): Promise<OpenEvents> {
  const address = new URLSearchParams({ query, effectFormat: 'mendoza', ...options })
  const stream = await openEvents(
    server.request(`/data/listen/production?${address}`, {
      ...(init.name === undefined ? {} : { name: init.name }),
      headers: init.lastEventId === undefined ? {} : { 'last-event-id': init.lastEventId },
    }),
  )
  open.push(stream)
  return stream
}

test('a listener is welcomed, then told of each change once, in order', async () => {
  const stream = await listen('*[_type == "told"]')
  expect(await stream.next()).toMatchObject({
    event: 'welcome',
    data: { listenerName: expect.any(String) },
  })
  const first = await client().create({ _id: 'told', _type: 'told', n: 1 })
  const second = await client().patch('told').inc({ n: 1 }).commit()
  await client().delete('told')

  const appear = await stream.next()
  expect(appear).toMatchObject({
    event: 'mutation',
    id: `${first._rev}#told`,
    data: {
      eventId: `${first._rev}#told`,
      documentId: 'told',
      transactionId: first._rev,
      resultRev: first._rev,
      transition: 'appear',
      identity: 'pEditor',
      visibility: 'query',
      timestamp: first._updatedAt,
      transactionCurrentEvent: 1,
      transactionTotalEvents: 1,
      result: first,
      mutations: [{ create: { _id: 'told', _type: 'told', n: 1, _createdAt: first._createdAt } }],
    },
  })
  expect(appear.data).not.toHaveProperty('previousRev')

  const update = await stream.next()
  expect(update.data).toMatchObject({
    transition: 'update',
    previousRev: first._rev,
    resultRev: second._rev,
    mutations: [{ patch: { id: 'told', inc: { n: 1 } } }],
  })
  const { _rev: _a, ...before } = first
  const { _rev: _b, ...after } = second
  const { apply, revert } = found(update.data.effects)
  expect(applyPatch(before, apply)).toEqual(after)
  expect(applyPatch(after, revert)).toEqual(before)

  const disappear = await stream.next()
  expect(disappear.data).toMatchObject({
    transition: 'disappear',
    previousRev: second._rev,
    mutations: [{ delete: { id: 'told' } }],
  })
  expect(disappear.data).not.toHaveProperty('result')
})

test('all mutations of a document in a transaction come in one event', async () => {
  const stream = await listen('*[_id == "many"]')
  await stream.next()
  await client()
    .transaction()
    .create({ _id: 'many', _type: 'note' })
    .patch('many', { set: { a: 1 } })
    .patch('many', { set: { b: 2 } })
    .create({ _id: 'other', _type: 'note' })
    .commit()
  const { data } = await stream.next()
  expect(data).toMatchObject({
    mutations: [{ create: {} }, { patch: {} }, { patch: {} }],
    result: { a: 1, b: 2 },
    transactionTotalEvents: 1,
  })
})

test('events are counted as far as the listener is told of them', async () => {
  const stream = await listen('*[_type == "counted"]')
  await stream.next()
  await client()
    .transaction()
    .create({ _id: 'c1', _type: 'counted' })
    .create({ _id: 'c2', _type: 'uncounted' })
    .create({ _id: 'c3', _type: 'counted' })
    .commit()
  expect([(await stream.next()).data, (await stream.next()).data]).toMatchObject([
    { documentId: 'c1', transactionCurrentEvent: 1, transactionTotalEvents: 2 },
    { documentId: 'c3', transactionCurrentEvent: 2 },
  ])
})

test('a document that comes into sight by a change appears whole', async () => {
  await client().create({ _id: 'sight', _type: 'note', state: 'hidden', secret: 'x' })
  const stream = await listen('*[state == "shown"]', { includePreviousRevision: 'true' })
  await stream.next()
  await client().patch('sight').set({ state: 'shown' }).unset(['secret']).commit()
  await client().patch('sight').set({ state: 'hidden', secret: 'y' }).commit()
  const appear = await stream.next()
  expect(appear.data).toMatchObject({
    transition: 'appear',
    mutations: [{ create: { _id: 'sight', state: 'shown' } }],
  })
  const disappear = await stream.next()
  expect(disappear.data).toMatchObject({ transition: 'disappear' })
  // What it was before it could be seen, and what it became afterwards, is not for this listener.
  expect(JSON.stringify([appear, disappear])).not.toContain('secret')
})

test('the options leave out what was not asked for', async () => {
  const stream = await listen('*[_id == "bare"]', {
    includeResult: 'false',
    includeMutations: 'false',
    effectFormat: '',
  })
  await stream.next()
  await client().create({ _id: 'bare', _type: 'note' })
  const { data } = await stream.next()
  expect(data['mutations']).toEqual([])
  expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['result']))
  expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['effects']))
})

test('versions are told of only when asked for', async () => {
  await client().action({ actionType: 'sanity.action.release.create', releaseId: 'rL' })
  const plain = await listen('*[_type == "versioned"]')
  const all = await listen('*[_type == "versioned"]', { includeAllVersions: 'true' })
  await plain.next()
  await all.next()
  await client().create({ _id: 'versions.rL.v', _type: 'versioned' })
  await client().create({ _id: 'v', _type: 'versioned' })
  expect((await all.next()).data['documentId']).toBe('versions.rL.v')
  expect((await plain.next()).data['documentId']).toBe('v')
})

test('one who comes back is told what was missed, then welcomed back', async () => {
  const stream = await listen('*[_type == "resumed"]', { enableResume: 'true' })
  await stream.next()
  await client().create({ _id: 'res1', _type: 'resumed', n: 1 })
  const last = await stream.next()
  stream.close()

  await client().create({ _id: 'else', _type: 'note' })
  await client().patch('res1').set({ n: 2 }).commit()
  const deleted = await client().transaction().create({ _id: 'res2', _type: 'resumed' }).commit()
  await client().delete('res2')

  const again = await listen(
    '*[_type == "resumed"]',
    { enableResume: 'true' },
    { lastEventId: last.id },
  )
  const previousRev = last.data['resultRev']
  const missed = [await again.next(), await again.next(), await again.next()]
  expect(missed.map(({ event }) => event)).toEqual(['mutation', 'mutation', 'mutation'])
  expect(missed).toMatchObject([
    { data: { documentId: 'res1', transition: 'update', result: { n: 2 }, previousRev } },
    { id: `${deleted.transactionId}#res2`, data: { documentId: 'res2', transition: 'appear' } },
    { data: { documentId: 'res2', transition: 'disappear' } },
  ])
  expect(await again.next()).toMatchObject({ event: 'welcomeback' })

  await client().patch('res1').set({ n: 3 }).commit()
  expect((await again.next()).data).toMatchObject({ documentId: 'res1', result: { n: 3 } })
})

test('one who comes back in the middle of a transaction gets the rest of it', async () => {
  await client()
    .transaction()
    .create({ _id: 'mid1', _type: 'middle' })
    .create({ _id: 'mid2', _type: 'middle' })
    .commit()
  const { _rev } = found(await client().getDocument('mid1'))
  const stream = await listen(
    '*[_type == "middle"]',
    { enableResume: 'true' },
    { lastEventId: `${_rev}#mid1` },
  )
  expect((await stream.next()).data).toMatchObject({
    documentId: 'mid2',
    transactionCurrentEvent: 2,
    transactionTotalEvents: 2,
  })
  expect((await stream.next()).event).toBe('welcomeback')
})

test('one who heard only the welcome resumes from there', async () => {
  await client().create({ _id: 'early', _type: 'early' })
  const stream = await listen('*[_type == "early"]', { enableResume: 'true' })
  const welcome = await stream.next()
  stream.close()
  await client().patch('early').set({ n: 1 }).commit()
  const again = await listen(
    '*[_type == "early"]',
    { enableResume: 'true' },
    { lastEventId: welcome.id },
  )
  expect((await again.next()).data).toMatchObject({ transition: 'update', result: { n: 1 } })
  expect((await again.next()).event).toBe('welcomeback')
})

test('an unknown position is a reset, and without resume there is only a welcome', async () => {
  const unknown = await listen('*', { enableResume: 'true' }, { lastEventId: 'gone#x' })
  expect((await unknown.next()).event).toBe('reset')
  const plain = await listen('*', {}, { lastEventId: 'gone#x' })
  expect((await plain.next()).event).toBe('welcome')
})

test('a query that does not parse is refused', async () => {
  const response = await server.request('/data/listen/production?query=*[')
  expect(response.status).toBe(400)
})

test('a filter that cannot be evaluated hears nothing and does not stop a write', async () => {
  const stream = await listen('*[geo::contains(a, b) || _id == "calm"]')
  await stream.next()
  const created = await client().create({ _id: 'storm', _type: 'note' })
  expect(created._id).toBe('storm')
})

test('@sanity/client listens, with all that it wants of an event', async () => {
  const events: MutationEvent[] = []
  let welcomed = false
  const subscription = client()
    .listen('*[_type == $type]', { type: 'heard' }, { events: ['welcome', 'mutation'] })
    .subscribe((event) => {
      if (event.type === 'mutation') events.push(event)
      else welcomed = true
    })
  await expect.poll(() => welcomed).toBe(true)
  await client().create({ _id: 'heard', _type: 'heard' })
  await expect.poll(() => events.length).toBe(1)
  expect(events[0]).toMatchObject({ documentId: 'heard', transition: 'appear' })
  subscription.unsubscribe()
})

test('live events carry the tags of the queries that a change touches', async () => {
  await client().create({ _id: 'live', _type: 'lively', to: { _ref: 'told2', _weak: true } })
  const tagsOf = async (query: string): Promise<string[]> =>
    found((await client().fetch(query, {}, { filterResponse: false })).syncTags)
  const stream = await openEvents(server.request('/data/live/events/production', { name: null }))
  open.push(stream)
  expect((await stream.next()).event).toBe('welcome')
  const byType = await tagsOf('*[_type == "lively"]')
  const byReference = await tagsOf('*[_type == "lively"]{"x": to->n}')
  const unrelated = await tagsOf('*[_type == "unrelated"]')
  const everything = await tagsOf('count(*)')

  await client().create({ _id: 'told2', _type: 'target' })
  const { event, data } = await stream.next()
  const touched = (tags: string[]): boolean => tags.some((tag) => data.tags?.includes(tag))
  expect(event).toBe('message')
  expect([byType, byReference, unrelated, everything].map(touched)).toEqual([
    false,
    true,
    false,
    true,
  ])
})
