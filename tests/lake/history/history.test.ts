import type { SanityDocument } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { found } from '../../found.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const client = () => server.client('editor')

const heldDocuments = z.object({ documents: z.array(z.looseObject({})) })
const loggedTransaction = z.looseObject({ id: z.string() })
const toldEvents = z.object({
  events: z.record(z.string(), z.array(z.looseObject({ type: z.string() }))),
  nextCursor: z.string(),
})

async function documentAt(id: string, query: string, name = 'editor') {
  const response = await server.request(`/data/history/production/documents/${id}?${query}`, {
    name,
  })
  return heldDocuments.parse(await response.json()).documents[0]
}

async function transactionsOf(ids: string, query = '', name = 'editor') {
  const address = `/data/history/production/transactions/${ids}?excludeContent=true&${query}`
  const text = await (await server.request(address, { name })).text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => loggedTransaction.parse(JSON.parse(line)))
}

async function eventsOf(id: string, query = '') {
  const address = `/data/history/production/events/documents/${id}?${query}`
  const { events, nextCursor } = toldEvents.parse(await (await server.request(address)).json())
  return { events: found(events[id]), nextCursor }
}

test('every state that a document ever had can be had again', async () => {
  const states: SanityDocument[] = [
    await client().create({ _id: 'past', _type: 'note', list: ['è'] }),
  ]
  for (let n = 0; n < 6; n++) {
    const patch = client()
      .patch('past')
      .set({ n })
      .append('list', [`città ${n}`])
    states.push(await patch.commit())
    await client().create({ _type: 'noise' })
  }
  await client().delete('past')
  await client().create({ _id: 'past', _type: 'note', reborn: true })

  for (const state of states) {
    expect(await documentAt('past', `revision=${state._rev}`)).toEqual(state)
    expect(await documentAt('past', `time=${state._updatedAt}`)).toEqual(state)
  }
})

test('a time is the same in every zone and at every precision, and must be one', async () => {
  const { _updatedAt } = await client().create({ _id: 'timed', _type: 'note' })
  const later = new Date(Date.parse(_updatedAt) + 3_600_000).toISOString().replace('Z', '+01:00')
  expect(await documentAt('timed', `time=${encodeURIComponent(later)}`)).toBeDefined()
  const second = `${_updatedAt.slice(0, -5)}Z`
  const isBefore = Date.parse(second) < Date.parse(_updatedAt)
  expect((await documentAt('timed', `time=${second}`)) === undefined).toBe(isBefore)
  for (const [path, name] of [
    ['documents/timed', 'time'],
    ['transactions/timed', 'fromTime'],
  ]) {
    const address = `/data/history/production/${path}?${name}=yesterday`
    expect((await server.request(address)).status).toBe(400)
  }
})

test('before it was made and after it was deleted there is none, but for the last revision', async () => {
  const before = (await client().create({ _type: 'noise' }))._rev
  const last = await client().create({ _id: 'gone', _type: 'note', n: 1 })
  const { transactionId } = await client().transaction().delete('gone').commit()
  expect(await documentAt('gone', `revision=${before}`)).toBeUndefined()
  expect(await documentAt('gone', `revision=${transactionId}`)).toBeUndefined()
  expect(await documentAt('gone', 'lastRevision=true')).toEqual(last)
  expect(await documentAt('gone', 'revision=unknown')).toBeUndefined()
})

test('transactions come in order, bounded, with effects of the asked documents only', async () => {
  const ids: string[] = []
  const create = client()
    .transaction()
    .create({ _id: 'h1', _type: 'note' })
    .create({ _id: 'h2', _type: 'note' })
  ids.push((await create.commit()).transactionId)
  for (const n of [1, 2, 3]) ids.push((await client().patch('h1').set({ n }).commit())._rev)

  const all = await transactionsOf('h1', 'effectFormat=mendoza')
  expect(all.map(({ id }) => id)).toEqual(ids)
  expect(all[0]).toMatchObject({
    author: 'pEditor',
    documentIDs: ['h1'],
    mutations: [expect.anything()],
  })
  expect(all[0]?.['effects']).toEqual({ h1: expect.objectContaining({ revert: [0, null] }) })

  expect((await transactionsOf('h1,h2'))[0]).toMatchObject({ documentIDs: ['h1', 'h2'] })
  const range = await transactionsOf('h1', `fromTransaction=${ids[1]}&toTransaction=${ids[2]}`)
  expect(range.map(({ id }) => id)).toEqual(ids.slice(1, 3))
  const newest = await transactionsOf('h1', 'reverse=true&limit=2&fromTransaction=')
  expect(newest.map(({ id }) => id)).toEqual([ids[3], ids[2]])
  expect(await transactionsOf('h1', 'authors=somebody')).toEqual([])
  expect((await transactionsOf('h1', 'excludeMutations=true'))[0]).not.toHaveProperty('mutations')
})

test('events tell the life of a document, whether by actions or by mutations', async () => {
  const act = async (actionType: string, more: object): Promise<void> => {
    const action = { actionType: `sanity.action.${actionType}`, publishedId: 'e', ...more }
    const body = JSON.stringify({ actions: [action] })
    const answer = await server.request('/data/actions/production', { method: 'POST', body })
    expect(answer.status).toBe(200)
  }
  const draftId = 'drafts.e'
  await act('document.create', { attributes: { _id: draftId, _type: 'note' }, ifExists: 'fail' })
  const draft = found(await client().getDocument(draftId))
  await act('document.publish', { draftId })
  const published = found(await client().getDocument('e'))
  await act('document.edit', { draftId, patch: { set: { n: 1 } } })
  await act('document.version.discard', { versionId: draftId, publishedId: undefined })
  // The Studio unpublishes by mutations.
  await client()
    .transaction()
    .delete('e')
    .createIfNotExists({ ...published, _id: draftId })
    .commit()
  await act('document.publish', { draftId })
  await act('document.delete', { includeDrafts: [] })

  const { events } = await eventsOf('e')
  expect(events.map(({ type }) => type)).toEqual([
    'deleteDocumentGroup',
    'publishDocumentVersion',
    'unpublishDocument',
    'deleteDocumentVersion',
    'createDocumentVersion',
    'publishDocumentVersion',
    'createDocumentVersion',
  ])
  expect(events[5]).toEqual({
    type: 'publishDocumentVersion',
    documentId: 'e',
    author: 'pEditor',
    timestamp: published._updatedAt,
    revisionId: published._rev,
    versionId: draftId,
    versionRevisionId: draft._rev,
    publishCause: 'document.publish',
  })
  expect((await eventsOf('drafts.e')).events).toEqual(events)
})

test('events come in pages', async () => {
  await client().create({ _id: 'paged', _type: 'note' })
  for (const n of [1, 2, 3, 4]) await client().patch('paged').set({ n }).commit()
  const all = (await eventsOf('paged')).events
  expect(all).toHaveLength(5)
  const seen: unknown[] = []
  let cursor = ''
  do {
    const page = await eventsOf('paged', `limit=2&nextCursor=${cursor}`)
    seen.push(...page.events)
    cursor = page.nextCursor
  } while (cursor !== '')
  expect(seen).toEqual(all)
})

test('history is for those who may see it', async () => {
  await client().create({ _id: 'private', _type: 'note' })
  expect(await documentAt('private', 'lastRevision=true', 'nobody')).toBeUndefined()
  expect(await transactionsOf('private', '', 'nobody')).toEqual([])
  expect(await transactionsOf('private', '', 'contributor')).toHaveLength(1)
})

test('what was deleted is told, the latest first, in the state that it had last', async () => {
  const article = (id: string, title: string) => ({ _id: id, _type: 'leaf', title })
  await client().create(article('fallen', 'Prima'))
  await client().patch('fallen').set({ title: 'Dopo' }).commit()
  await client().create(article('drafts.fallen', 'Bozza'))
  await client().create(article('drafts.only', 'Sola'))
  await client().create(article('drafts.kept', 'Tenuta'))
  await client().create(article('kept', 'Tenuta'))
  await client().create({ _id: 'other', _type: 'branch' })
  await client().delete('drafts.kept')
  await client().delete('other')
  await client().delete('drafts.only')
  await client().transaction().delete('fallen').delete('drafts.fallen').commit()
  const [last] = await transactionsOf('fallen', 'reverse=true&limit=1')

  const ask = async (query: string, name: string | null = 'editor'): Promise<unknown> =>
    (await server.request(`/data/history/production/deleted?${query}`, { name })).json()
  const fallen = {
    document: { _id: 'drafts.fallen', title: 'Bozza' },
    deletedAt: last?.['timestamp'],
    author: last?.['author'],
  }
  const only = { document: { _id: 'drafts.only', title: 'Sola' } }
  expect(await ask('types=leaf')).toMatchObject({ deleted: [fallen, only] })
  expect(await ask('types=leaf&limit=1')).toMatchObject({ deleted: [fallen] })
  expect(await ask('types=leaf', null)).toMatchObject({ deleted: [] })

  await client().create(article('drafts.only', 'Di nuovo'))
  expect(await ask('types=leaf')).toMatchObject({ deleted: [fallen] })
})

test('of a draft at the revision of what was published without one, that is told', async () => {
  const made = await client().create({ _id: 'direct', _type: 'note', n: 1 })
  const changed = await client().patch('direct').set({ n: 2 }).commit()
  expect(await documentAt('drafts.direct', `revision=${made._rev}`)).toEqual(made)
  expect(await documentAt('drafts.direct', `revision=${changed._rev}`)).toEqual(changed)
  const { _rev: elsewhere } = await client().create({ _type: 'noise' })
  expect(await documentAt('drafts.direct', `revision=${elsewhere}`)).toBeUndefined()
  expect(await documentAt('versions.r.direct', `revision=${made._rev}`)).toBeUndefined()
})
