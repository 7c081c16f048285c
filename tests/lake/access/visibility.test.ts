import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editor, startDatasetServer, type DatasetServer } from '../datasetServer.ts'
import { openEvents } from '../openEvents.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
  await server
    .client('editor')
    .transaction()
    .create({ _id: 'open', _type: 'note', to: { _ref: 'comment.a', _weak: true } })
    .create({ _id: 'drafts.open', _type: 'note', secret: 'segreto' })
    .create({ _id: 'comment.a', _type: 'comment', status: 'pending', email: 'segreto' })
    .create({ _id: 'comment.b', _type: 'comment', status: 'approved', email: 'segreto' })
    .commit()
})
afterAll(() => server.close())

const queries = [
  '*',
  '*[0...100]{..., "x": *[references(^._id)]}',
  '*[_id == "comment.a"][0]',
  '*[]{"deep": to->}',
  'count(*)',
  'array::unique(*[]._type)',
  '*[email match "seg*"]',
  '*[[@, _id] match text::query("segreto")]',
  '*[_type == "comment"] | order(email)',
  '*[_id in path("drafts.**")]',
  'releases::all()',
]

const perspectives = ['raw', 'published', 'drafts'] as const

test.each(queries)('anonymous readers learn nothing hidden from %s', async (query) => {
  for (const perspective of [...perspectives, ['drafts', 'rA']]) {
    const seen = await server.client().fetch(query, {}, { perspective })
    expect(JSON.stringify(seen)).not.toMatch(/segreto|comment\.b|"comment"|drafts\.open/)
  }
})

test('what is hidden from anonymous readers does not change anything they are told', async () => {
  const ask = async (): Promise<string> => {
    const answers: unknown[] = []
    for (const query of queries) {
      for (const perspective of perspectives) {
        answers.push(await server.client().fetch(query, {}, { perspective }))
      }
    }
    const paths = ['/data/export/production', '/data/doc/production/open,comment.a,drafts.open,no']
    for (const path of paths) {
      answers.push(await (await server.request(path, { name: null })).text())
    }
    return JSON.stringify(answers)
  }
  const before = await ask()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('drafts.open', 'comment.a', 'comment.c', 'versions.rA.open', 'drafts.new'),
      fc.record({ n: fc.nat(), text: fc.constantFrom('segreto', 'a') }),
      async (_id, attributes) => {
        await server.client('editor').createOrReplace({ _id, _type: 'comment', ...attributes })
        expect(await ask()).toBe(before)
      },
    ),
    { numRuns: 15 },
  )
})

test('an anonymous listener hears of public documents only', async () => {
  const stream = await openEvents(
    server.request('/data/listen/production?query=*&includeAllVersions=true', { name: null }),
  )
  await stream.next()
  await server
    .client('editor')
    .transaction()
    .createOrReplace({ _id: 'drafts.heard', _type: 'note' })
    .createOrReplace({ _id: 'comment.heard', _type: 'comment' })
    .createOrReplace({ _id: 'heard', _type: 'note' })
    .commit()
  expect((await stream.next()).data).toMatchObject({
    documentId: 'heard',
    transactionTotalEvents: 1,
  })
  stream.close()
})

test('anonymous readers are not told of drafts and versions beside a document', async () => {
  const path = '/data/doc/production/open?includeAllVersions=true'
  const text = await (await server.request(path, { name: null })).text()
  expect(JSON.parse(text)).toMatchObject({ documents: [{ _id: 'open' }], omitted: [] })
  expect((await (await server.request(path)).json()).documents.length).toBeGreaterThan(1)
})

test.each(['listen', 'live/events'])(
  'no position of %s tells anonymous readers of a hidden transaction',
  async (stream) => {
    const { transactionId } = await server
      .client('editor')
      .transaction()
      .createOrReplace({ _id: 'drafts.hidden', _type: 'note', stream })
      .commit()
    const path = `/data/${stream}/production?query=*&enableResume=true`
    const ask = async (lastEventId?: string) => {
      const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
      const events = await openEvents(server.request(path, { name: null, headers }))
      const { event, id } = await events.next()
      events.close()
      return { event, id }
    }
    const { id } = await ask()
    expect(id).not.toContain(transactionId)
    const unknown = (await ask('nothing#')).event
    for (const guess of [`${transactionId}#`, `${transactionId}#drafts.hidden`, transactionId]) {
      expect((await ask(guess)).event).toBe(unknown)
    }
    // More than is replayed, and all of it hidden.
    const writes = Array.from({ length: 1001 }, (_, n) =>
      server.dataset.mutate({
        mutations: [{ createOrReplace: { _id: 'drafts.hidden', _type: 'note', n } }],
        identity: editor,
      }),
    )
    await Promise.all(writes)
    expect((await ask(id)).event).toBe(stream === 'listen' ? 'welcomeback' : 'welcome')
  },
)

test('without a credential nothing can be written, and the Studio keeps its edits', async () => {
  for (const [path, body] of [
    ['mutate', { mutations: [{ create: { _type: 'note' } }] }],
    ['actions', { actions: [] }],
  ] as const) {
    const refused = await server.request(`/data/${path}/production`, {
      name: null,
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(refused.status).toBe(401)
    // The code by which the Studio tells a lost session from a refused edit.
    expect(await refused.json()).toMatchObject({ errorCode: 'SIO-401-ANF' })
  }
})

test('a role with filters creates and reads what they select, and nothing else', async () => {
  const writer = server.client('commentWriter')
  const made = await writer.create(
    { _id: 'comment.new', _type: 'comment', status: 'pending' },
    { returnDocuments: false },
  )
  expect(made.documentId).toBe('comment.new')
  for (const refused of [
    writer.create({ _type: 'comment', status: 'approved' }),
    writer.create({ _type: 'article' }),
    writer.patch('comment.new').set({ status: 'approved' }).commit(),
    writer.delete('comment.new'),
    writer.createOrReplace({ _id: 'comment.new', _type: 'comment', status: 'pending' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ statusCode: 403 })
  }
  const query = '*[_id in path("comment.**")]._id'
  expect(await writer.fetch(query, {}, { perspective: 'raw' })).toEqual(['comment.b'])
})

test('a mutation by query does not reach what its author may not read', async () => {
  const writer = server.client('commentWriter')
  const done = await writer.delete({ query: '*[_id == "comment.a"]' }, { returnDocuments: false })
  expect(done.results).toEqual([])
  expect(await server.client('editor').getDocument('comment.a')).toBeDefined()
})

test('of a private dataset anonymous readers see nothing', async () => {
  const closed = await startDatasetServer({ aclMode: 'private' })
  try {
    await closed.client('editor').create({ _id: 'open', _type: 'note' })
    expect(await closed.client().fetch('*')).toEqual([])
    expect(await closed.client().getDocument('open')).toBeUndefined()
    expect(await closed.client('editor').fetch('count(*)')).toBe(1)
  } finally {
    await closed.close()
  }
})

test('export gives every readable document as a line', async () => {
  const text = await (await server.request('/data/export/production')).text()
  const ids = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line)._id)
  expect(ids).toEqual(await server.client('editor', '1').fetch('*[]._id'))
  const some = await (await server.request('/data/export/production?types=note')).text()
  expect(some).not.toContain('"comment"')
})
