import type { ClientPerspective } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
  await server.client('editor').releases.create({ releaseId: 'rA' })
  await server
    .client('editor')
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada' })
    .create({ _id: 'drafts.ada', _type: 'author', name: 'Ada (draft)' })
    .create({ _id: 'versions.rA.ada', _type: 'author', name: 'Ada (release)' })
    .create({ _id: 'one', _type: 'article', author: { _ref: 'ada' }, title: 'Perché no' })
    .create({ _id: 'drafts.two', _type: 'article', author: { _ref: 'ada' }, title: 'Due' })
    .commit()
})
afterAll(() => server.close())

const articles = '*[_type == "article"] | order(_id) {_id, _originalId, "name": author->name}'
const fetchIn = (perspective: ClientPerspective, query = articles): Promise<unknown> =>
  server.client('editor').fetch(query, {}, { perspective })

test('published shows no drafts and no versions, nor through a reference', async () => {
  expect(await fetchIn('published')).toEqual([{ _id: 'one', _originalId: null, name: 'Ada' }])
})

test('raw shows everything as it is', async () => {
  expect(await fetchIn('raw', 'count(*[_type != "system.release"])')).toBe(5)
  expect(await fetchIn('raw', '*[_id == "drafts.two"][0]._originalId')).toBeNull()
})

test('drafts puts drafts over published documents, references included', async () => {
  expect(await fetchIn('drafts')).toEqual([
    { _id: 'one', _originalId: 'one', name: 'Ada (draft)' },
    { _id: 'two', _originalId: 'drafts.two', name: 'Ada (draft)' },
  ])
  expect(await fetchIn('previewDrafts')).toEqual(await fetchIn('drafts'))
})

test('of a stack the first layer that has a document wins', async () => {
  const named = (name: string) => [{ _id: 'one', name }]
  expect(await fetchIn(['rA'])).toMatchObject(named('Ada (release)'))
  expect(await fetchIn(['rA', 'drafts'])).toMatchObject([{ _id: 'one' }, { _id: 'two' }])
  expect(await fetchIn(['drafts', 'rA'])).toMatchObject([...named('Ada (draft)'), { _id: 'two' }])
  expect(await fetchIn(['rOther'])).toMatchObject(named('Ada'))
})

test('references() uses the view', async () => {
  expect(await fetchIn('published', 'count(*[references("ada")])')).toBe(1)
  expect(await fetchIn('drafts', 'count(*[references("ada")])')).toBe(2)
})

test('the default is published since 2025-02-19 and raw before', async () => {
  const count = (version: string): Promise<number> =>
    server.client('editor', version).fetch('count(*[_type == "article"])')
  expect(await count('2025-02-19')).toBe(1)
  expect(await count('2025-02-18')).toBe(2)
  expect(await count('1')).toBe(2)
  expect(await count('X')).toBe(1)
})

test('a query can be posted, with its parameters', async () => {
  const response = await server.request('/data/query/production?perspective=raw', {
    method: 'POST',
    body: JSON.stringify({ query: '*[_id == $id][0].title', params: { id: 'drafts.two' } }),
  })
  expect(await response.json()).toMatchObject({ result: 'Due', query: expect.any(String) })
})

test('parameters in the address are JSON', async () => {
  const address = '/data/query/production?query=*[_id in $ids]._id&returnQuery=false&$ids='
  const good = await server.request(`${address}${encodeURIComponent('["one"]')}`)
  expect(await good.json()).toEqual({
    result: ['one'],
    syncTags: expect.any(Array),
    ms: expect.any(Number),
  })
  expect((await server.request(`${address}one`)).status).toBe(400)
})

test('a mistake in a query is pointed at', async () => {
  const refused = server.client('editor').fetch('*[_type == ')
  await expect(refused).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('GROQ query parse error'),
    details: { type: 'queryParseError', start: expect.any(Number), query: '*[_type == ' },
  })
})

test('what cannot be evaluated is a 400 that says so', async () => {
  const refused = server.client('editor').fetch('*[(a, b) == 1]')
  await expect(refused).rejects.toMatchObject({ statusCode: 400 })
})

test.each([
  ['perche', ['one']],
  ['PERCH*', ['one']],
  ['"perché no"', ['one']],
  ['"no perché"', []],
  ['due', ['two']],
  ['per', []],
  ['-perché', ['two']],
  ['*', ['one', 'two']],
])('the search of the Studio finds %s without regard to accents or case', async (text, ids) => {
  const query = '*[_type == "article" && [@, _id] match text::query($q)] | order(_id)._id'
  const found = await server.client('editor').fetch(query, { q: text }, { perspective: 'drafts' })
  expect(found).toEqual(ids)
})

test('a text query looks only where it is asked to', async () => {
  const find = (query: string): Promise<string[]> =>
    server.client('editor').fetch(query, { q: 'ada' })
  expect(await find('*[name match text::query($q)]._id')).toEqual(['ada'])
  expect(await find('*[title match text::query($q)]._id')).toEqual([])
})

test('an unknown dataset is a 404', async () => {
  expect((await server.request('/data/query/nowhere?query=*')).status).toBe(404)
})
