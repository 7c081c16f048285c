import { randomUUID } from 'node:crypto'
import { ClientError, type ListenEvent, type SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestLake, type TestLake } from '../lake/testLake.ts'

// What @sanity/client expects of a Content Lake, over HTTP.

let lake: TestLake
let client: SanityClient
let anonymous: SanityClient
beforeAll(async () => {
  lake = await startTestLake()
  client = lake.client('administrator')
  anonymous = lake.client()
})
afterAll(() => lake.close())

const newId = (): string => randomUUID()

describe('reading and writing', () => {
  test('a created document is fetched by its id and by a query with parameters', async () => {
    const created = await client.create({ _type: 'note', title: 'Perché no?' })
    expect(created).toMatchObject({ _type: 'note', title: 'Perché no?' })
    expect(created._rev).toEqual(expect.any(String))
    expect(created._createdAt).toBe(created._updatedAt)
    expect(await client.getDocument(created._id)).toEqual(created)
    const query = '*[_type == $type && _id == $id][0].title'
    expect(await client.fetch(query, { type: 'note', id: created._id })).toBe('Perché no?')
    expect(await client.getDocument('nothing')).toBeUndefined()
    expect(await client.getDocuments(['nothing', created._id])).toEqual([null, created])
  })

  test('a long query goes by POST and answers alike', async () => {
    const _id = newId()
    await client.create({ _id, _type: 'note' })
    const long = `*[_id == $id && !(_id in ${JSON.stringify(Array.from({ length: 600 }, newId))})]._id`
    expect(await client.fetch(long, { id: _id })).toEqual([_id])
  })

  test('create, createIfNotExists and createOrReplace differ when the document is there', async () => {
    const _id = newId()
    await client.create({ _id, _type: 'note', n: 1 })
    await expect(client.create({ _id, _type: 'note', n: 2 })).rejects.toMatchObject({
      statusCode: 409,
    })
    expect(await client.createIfNotExists({ _id, _type: 'note', n: 3 })).toMatchObject({ n: 1 })
    expect(await client.createOrReplace({ _id, _type: 'note', n: 4 })).toMatchObject({ n: 4 })
  })

  test('a patch sets, increments, appends and unsets', async () => {
    const { _id } = await client.create({ _type: 'note', n: 1, list: ['a'], old: true })
    const patched = await client
      .patch(_id)
      .set({ 'deep.title': 'x' })
      .setIfMissing({ n: 9 })
      .inc({ n: 2 })
      .append('list', ['b'])
      .unset(['old'])
      .commit()
    expect(patched).toMatchObject({ n: 3, list: ['a', 'b'], deep: { title: 'x' } })
    expect(patched).not.toHaveProperty('old')
  })

  test('a patch under a revision that has passed is refused and changes nothing', async () => {
    const first = await client.create({ _type: 'note', n: 1 })
    const second = await client.patch(first._id).ifRevisionId(first._rev).set({ n: 2 }).commit()
    expect(second._rev).not.toBe(first._rev)
    const late = client.patch(first._id).ifRevisionId(first._rev).set({ n: 3 }).commit()
    await expect(late).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.getDocument(first._id)).toMatchObject({ n: 2 })
  })

  test('a transaction is done whole or not at all', async () => {
    const [a, b] = [newId(), newId()]
    const done = await client
      .transaction()
      .create({ _id: a, _type: 'note', n: 1 })
      .patch(a, (patch) => patch.inc({ n: 1 }))
      .create({ _id: b, _type: 'note' })
      .commit()
    expect(done.documentIds).toEqual([a, a, b])
    expect(await client.getDocument(a)).toMatchObject({ n: 2, _rev: done.transactionId })
    expect(await client.getDocument(b)).toMatchObject({ _rev: done.transactionId })
    const c = newId()
    const failing = client
      .transaction()
      .create({ _id: c, _type: 'note' })
      .create({ _id: a, _type: 'note' })
    await expect(failing.commit()).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.getDocument(c)).toBeUndefined()
  })

  test('a dry run changes nothing', async () => {
    const _id = newId()
    await client.create({ _id, _type: 'note' }, { dryRun: true })
    expect(await client.getDocument(_id)).toBeUndefined()
  })

  test('a document that others need is not deleted; then it is', async () => {
    const target = await client.create({ _type: 'note' })
    const source = await client.create({
      _type: 'note',
      to: { _type: 'reference', _ref: target._id },
    })
    await expect(client.delete(target._id)).rejects.toMatchObject({ statusCode: 409 })
    await client.delete(source._id)
    await client.delete(target._id)
    expect(await client.getDocument(target._id)).toBeUndefined()
  })

  test('delete by query deletes what the query finds', async () => {
    const group = newId()
    for (const n of [1, 2, 3]) await client.create({ _type: 'note', group, n })
    await client.delete({ query: '*[group == $group && n > 1]', params: { group } })
    expect(await client.fetch('*[group == $group].n', { group })).toEqual([1])
  })

  test('a query that cannot be parsed is the caller’s error', async () => {
    const asked = client.fetch('*[_type ==')
    await expect(asked).rejects.toBeInstanceOf(ClientError)
    await expect(asked).rejects.toThrow('query parse error')
  })

  test('a dataset that is not there is not found', async () => {
    const other = client.withConfig({ dataset: 'nowhere' })
    await expect(other.fetch('*')).rejects.toMatchObject({ statusCode: 404 })
  })
})

describe('perspectives', () => {
  test('published hides drafts, drafts overlays them, raw shows both', async () => {
    const id = newId()
    await client.create({ _id: id, _type: 'note', title: 'published' })
    await client.create({ _id: `drafts.${id}`, _type: 'note', title: 'draft' })
    const query = '*[_id in [$id, "drafts." + $id]]{_id, _originalId, title}'
    const see = (perspective: 'published' | 'drafts' | 'raw') =>
      client.fetch(query, { id }, { perspective })
    expect(await see('published')).toMatchObject([{ _id: id, title: 'published' }])
    expect(await see('drafts')).toEqual([{ _id: id, _originalId: `drafts.${id}`, title: 'draft' }])
    expect(await see('raw')).toHaveLength(2)
    expect(await client.fetch('*[_id == "drafts." + $id]', { id })).toEqual([])
  })

  test('raw is the default before 2025-02-19', async () => {
    const id = newId()
    await client.create({ _id: `drafts.${id}`, _type: 'note' })
    const old = client.withConfig({ apiVersion: '2024-01-01' })
    expect(await old.fetch('count(*[_id == "drafts." + $id])', { id })).toBe(1)
  })

  test('without a token only published documents without a dot are seen', async () => {
    const id = newId()
    await client.create({ _id: id, _type: 'secretless' })
    await client.create({ _id: `drafts.${id}`, _type: 'secretless' })
    await client.create({ _id: `comment.${id}`, _type: 'secretless' })
    const seen = await anonymous.fetch('*[_type == "secretless"]._id', {}, { perspective: 'raw' })
    expect(seen).toEqual([id])
    expect(await anonymous.getDocument(`drafts.${id}`)).toBeUndefined()
    await expect(anonymous.create({ _type: 'note' })).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status: number) => status === 401 || status === 403),
    })
  })
})

describe('actions', () => {
  const draftOf = (id: string) => `drafts.${id}`

  test('create, edit, publish, unpublish, discard and delete', async () => {
    const id = newId()
    const attributes = { _id: draftOf(id), _type: 'note', title: 'one' }
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes,
      ifExists: 'fail',
    })
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: draftOf(id),
      publishedId: id,
      patch: { set: { title: 'two' } },
    })
    expect(await client.getDocument(id)).toBeUndefined()
    const publish = {
      actionType: 'sanity.action.document.publish',
      draftId: draftOf(id),
      publishedId: id,
    } as const
    await client.action(publish)
    expect(await client.getDocument(id)).toMatchObject({ title: 'two' })
    expect(await client.getDocument(draftOf(id))).toBeUndefined()
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: draftOf(id),
      publishedId: id,
      patch: { set: { title: 'three' } },
    })
    expect(await client.getDocument(draftOf(id))).toMatchObject({ title: 'three' })
    await client.action({ actionType: 'sanity.action.document.discard', draftId: draftOf(id) })
    expect(await client.getDocument(draftOf(id))).toBeUndefined()
    await client.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: draftOf(id),
      publishedId: id,
    })
    expect(await client.getDocument(id)).toBeUndefined()
    expect(await client.getDocument(draftOf(id))).toMatchObject({ title: 'two' })
    await client.action(publish)
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [draftOf(id)],
    })
    expect(await client.getDocument(id)).toBeUndefined()
  })

  test('publishing under a revision that has passed is refused', async () => {
    const id = newId()
    const draft = await client.create({ _id: draftOf(id), _type: 'note', title: 'one' })
    await client.patch(draftOf(id)).set({ title: 'two' }).commit()
    const late = client.action({
      actionType: 'sanity.action.document.publish',
      draftId: draftOf(id),
      publishedId: id,
      ifDraftRevisionId: draft._rev,
    })
    await expect(late).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.getDocument(id)).toBeUndefined()
  })
})

describe('listening', () => {
  test('tells appear, update and disappear, in order, with the document', async () => {
    const group = newId()
    const events: ListenEvent[] = []
    const waiting: (() => void)[] = []
    const subscription = client
      .listen('*[group == $group]', { group }, { events: ['welcome', 'mutation'] })
      .subscribe((event) => {
        events.push(event)
        for (const wake of waiting.splice(0)) wake()
      })
    const until = async (count: number) => {
      while (events.length < count) await new Promise<void>((wake) => waiting.push(wake))
    }
    await until(1)
    const { _id } = await client.create({ _type: 'note', group, n: 1 })
    await client.create({ _type: 'note', group: 'another' })
    await client.patch(_id).set({ n: 2 }).commit()
    await client.delete(_id)
    await until(4)
    subscription.unsubscribe()
    expect(events[0]).toMatchObject({ type: 'welcome' })
    expect(events.slice(1)).toMatchObject([
      { type: 'mutation', transition: 'appear', documentId: _id, result: { n: 1 } },
      { type: 'mutation', transition: 'update', documentId: _id, result: { n: 2 } },
      { type: 'mutation', transition: 'disappear', documentId: _id },
    ])
  })
})

describe('assets', () => {
  test('an uploaded picture is described, referred to, and fetched as it was', async () => {
    const bytes = await sharp({
      create: { width: 60, height: 40, channels: 3, background: '#8c1d18' },
    })
      .png()
      .toBuffer()
    const asset = await client.assets.upload('image', bytes, { filename: 'prova.png' })
    expect(asset).toMatchObject({
      _type: 'sanity.imageAsset',
      originalFilename: 'prova.png',
      mimeType: 'image/png',
      metadata: { dimensions: { width: 60, height: 40, aspectRatio: 1.5 } },
    })
    expect(asset._id).toMatch(/^image-[0-9a-f]{40}-60x40-png$/)
    const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
    const { _id } = await client.create({ _type: 'note', image })
    const url = await client.fetch('*[_id == $id][0].image.asset->url', { id: _id })
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await client.assets.upload('image', bytes)).toMatchObject({ _id: asset._id })
  })

  test('an uploaded file comes back byte for byte', async () => {
    const asset = await client.assets.upload('file', Buffer.from('a,b\n1,2\n'), {
      filename: 'tabella.csv',
    })
    expect(asset).toMatchObject({ _type: 'sanity.fileAsset', extension: 'csv' })
    expect(await (await fetch(asset.url)).text()).toBe('a,b\n1,2\n')
  })
})
