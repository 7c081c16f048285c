import { afterAll, beforeAll, expect, test } from 'vitest'
import { found } from '../../found.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const client = () => server.client('editor')

test('create gives the five attributes, and honours an id and a creation time', async () => {
  const created = await client().create({
    _id: 'one',
    _type: 'note',
    _createdAt: '2015-03-04T05:06:07Z',
    title: 'Uno',
  })
  expect(created).toMatchObject({ _id: 'one', _type: 'note', title: 'Uno' })
  expect(created._createdAt).toBe('2015-03-04T05:06:07Z')
  expect(created._rev).toMatch(/^\w{22}$/)
  expect(Date.parse(created._updatedAt)).toBeGreaterThan(Date.parse('2026-01-01') - 1e12)
  expect(await client().getDocument('one')).toEqual(created)
})

test('create without an id, or with one that ends in a dot, completes it', async () => {
  const free = await client().create({ _type: 'note' })
  expect(free._id).toMatch(/^\w{22}$/)
  const draft = await client().create({ _id: 'drafts.', _type: 'note' })
  expect(draft._id).toMatch(/^drafts\.\w{22}$/)
})

test('create refuses a taken id with 409 and the error type of the API', async () => {
  await client().createOrReplace({ _id: 'taken', _type: 'note' })
  const refused = client().create({ _id: 'taken', _type: 'note' })
  await expect(refused).rejects.toMatchObject({
    statusCode: 409,
    details: { type: 'mutationError', items: [{ error: { type: 'documentAlreadyExistsError' } }] },
  })
})

test('createIfNotExists leaves what is there; createOrReplace keeps only the creation time', async () => {
  const first = await client().create({ _id: 'kept', _type: 'note', title: 'A', extra: 1 })
  await client().createIfNotExists({ _id: 'kept', _type: 'note', title: 'B' })
  expect(await client().getDocument('kept')).toEqual(first)
  const replaced = await client().createOrReplace({ _id: 'kept', _type: 'note', title: 'C' })
  expect(replaced).not.toHaveProperty('extra')
  expect(replaced._createdAt).toBe(first._createdAt)
  expect(replaced._rev).not.toBe(first._rev)
})

test('a patch is refused when the document has moved on', async () => {
  const document = await client().create({ _id: 'guarded', _type: 'note', n: 1 })
  const patched = await client()
    .patch('guarded', { ifRevisionID: document._rev })
    .inc({ n: 1 })
    .commit()
  expect(patched).toMatchObject({ n: 2 })
  const late = client().patch('guarded', { ifRevisionID: document._rev }).inc({ n: 1 }).commit()
  await expect(late).rejects.toMatchObject({
    statusCode: 409,
    details: {
      items: [{ error: { type: 'documentRevisionIDDoesNotMatchError', id: 'guarded' } }],
    },
  })
})

test('a transaction happens whole or not at all, and its id is the revision', async () => {
  const done = await client()
    .transaction()
    .create({ _id: 'tx1', _type: 'note' })
    .create({ _id: 'tx2', _type: 'note' })
    .commit()
  const [one, two] = await client().getDocuments(['tx1', 'tx2'])
  const stamp = { _rev: done.transactionId, _updatedAt: found(one)._updatedAt }
  expect([one, two]).toMatchObject([stamp, stamp])

  const failing = client()
    .transaction()
    .create({ _id: 'tx3', _type: 'note' })
    .patch('nowhere', { set: { a: 1 } })
    .commit()
  await expect(failing).rejects.toMatchObject({ statusCode: 409 })
  expect(await client().getDocument('tx3')).toBeUndefined()
})

test('patch and delete by query touch what the query selects', async () => {
  for (const n of [1, 2, 3]) await client().create({ _id: `q${n}`, _type: 'queried', n })
  await client()
    .patch({ query: '*[_type == "queried" && n > $least]', params: { least: 1 } })
    .set({ seen: true })
    .commit()
  expect(await client().fetch('*[_type == "queried" && seen]._id | order(@)')).toEqual(['q2', 'q3'])
  await client().delete({ query: '*[_type == "queried"]' })
  expect(await client().fetch('count(*[_type == "queried"])')).toBe(0)
})

test('array keys are generated on request', async () => {
  const keyed = { _key: expect.stringMatching(/^\w{12}$/) }
  const document = await client().create(
    { _id: 'keyed', _type: 'note', list: [{ a: 1 }] },
    { autoGenerateArrayKeys: true },
  )
  expect(document).toMatchObject({ list: [keyed] })
  const patched = await client()
    .patch('keyed')
    .append('list', [{ a: 2 }])
    .commit({ autoGenerateArrayKeys: true })
  expect(patched).toMatchObject({ list: [keyed, keyed] })
})

test('a dry run answers as if, and changes nothing', async () => {
  const dry = await client().create({ _id: 'dry', _type: 'note' }, { dryRun: true })
  expect(dry._id).toBe('dry')
  expect(await client().getDocument('dry')).toBeUndefined()
})

test('a repeated request with the same transaction id is answered again, not done again', async () => {
  const send = (n: number): Promise<Response> =>
    server.request('/data/mutate/production?returnIds=true', {
      method: 'POST',
      body: JSON.stringify({
        transactionId: 'same-tx',
        mutations: [{ create: { _id: 'again', _type: 'note', n } }],
      }),
    })
  const first = await (await send(1)).json()
  const second = await send(1)
  expect(second.status).toBe(200)
  expect(await second.json()).toEqual(first)
  expect((await send(2)).status).toBe(409)
})

test('an id that the lake gave to a transaction is nobody’s to use again', async () => {
  const mutations = [{ create: { _id: 'named', _type: 'note' } }]
  const send = (more: object): Promise<Response> => {
    const body = JSON.stringify({ mutations, ...more })
    return server.request('/data/mutate/production', { method: 'POST', body })
  }
  const { transactionId } = await (await send({})).json()
  expect((await send({ transactionId })).status).toBe(409)
})

test('timestamps strictly rise even when the clock stands still or goes back', async () => {
  let now = Date.parse('2026-05-01T10:00:00Z')
  const slow = await startDatasetServer({ clock: () => new Date(now) })
  try {
    const times: string[] = []
    for (let n = 0; n < 5; n++) {
      const document = await slow.client('editor').create({ _type: 'note' })
      times.push(document._updatedAt)
      now -= 1000
    }
    expect(times).toEqual([...new Set(times)].sort())
  } finally {
    await slow.close()
  }
})

test.each<[string, Record<string, unknown>, RegExp]>([
  ['an attribute that every object has', { constructor: 1 }, /reserved/],
  ['hasOwnProperty', { deep: [{ hasOwnProperty: true }] }, /reserved/],
  ['no type', { _type: undefined }, /_type/],
  ['an id with a space', { _id: 'a b' }, /not valid/],
  ['an id with two dots', { _id: 'a..b' }, /not valid/],
])('a document with %s is refused and says why', async (_, attributes, reason) => {
  const refused = client().create({ _type: 'note', ...attributes })
  await expect(refused).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringMatching(reason),
  })
})

test('__proto__ and too deep a nesting are refused', async () => {
  const send = (json: string): Promise<Response> =>
    server.request('/data/mutate/production', {
      method: 'POST',
      body: `{"mutations":[{"create":{"_type":"note","x":${json}}}]}`,
    })
  expect((await send('{"__proto__":{"admin":true}}')).status).toBe(400)
  expect((await send('['.repeat(200) + ']'.repeat(200))).status).toBe(400)
  expect((await send('['.repeat(50) + ']'.repeat(50))).status).toBe(200)
})

test('a request nested without end is refused, wherever it is made', async () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000)
  const bodies = {
    mutate: `{"mutations":[{"create":{"_type":"note","x":${deep}}}]}`,
    actions: `{"actions":[{"actionType":"sanity.action.document.create","x":${deep}}]}`,
    query: `{"query":"$p","params":{"p":${deep}}}`,
  }
  for (const [where, body] of Object.entries(bodies)) {
    const answer = await server.request(`/data/${where}/production`, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('levels deep') })
  }
  const address = new URLSearchParams({ query: '$p', $p: deep.slice(49_000, 51_000) })
  expect((await server.request(`/data/query/production?${address}`)).status).toBe(400)
})

test('a body beyond 32 MB is refused with 413', async () => {
  const refused = await server.request('/data/mutate/production', {
    method: 'POST',
    body: `{"mutations":[],"x":"${'a'.repeat(33 * 1024 * 1024)}"}`,
  })
  expect(refused.status).toBe(413)
})

test('a malformed request is a 400 that names the mutation', async () => {
  const refused = await server.request('/data/mutate/production', {
    method: 'POST',
    body: JSON.stringify({ mutations: [{ create: { _type: 'note' } }, { destroy: {} }] }),
  })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('Mutation 1') })
})

test('a validator decides about published documents and not about drafts', async () => {
  const strict = await startDatasetServer({
    validate: ({ title }) => (title === undefined ? [{ path: 'title', message: 'Required' }] : []),
  })
  try {
    const editor = strict.client('editor')
    await editor.create({ _id: 'drafts.a', _type: 'note' })
    const refused = editor.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.a',
      publishedId: 'a',
    })
    await expect(refused).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('title: Required'),
    })
    expect(await editor.getDocument('drafts.a')).toBeDefined()
  } finally {
    await strict.close()
  }
})
