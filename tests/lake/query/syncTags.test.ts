import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { SanityDocument } from '../../../server/lake/documents/document.ts'
import { parseQuery } from '../../../server/lake/query/parseQuery.ts'
import { everyTag, idTag, tagsOfQuery } from '../../../server/lake/query/syncTags.ts'
import { editor, startDatasetServer, type DatasetServer } from '../datasetServer.ts'

const message = z.object({ tags: z.array(z.string()) })

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const tags = (query: string, params = {}): Set<string> =>
  tagsOfQuery(parseQuery(query, params), params)

test.each([
  ['*[_type == "a"]', {}, false],
  ['*["a" == _type][x > 1]{y}', {}, false],
  ['*[x > 1][_type == "a"] | order(y)[0...3]', {}, false],
  ['*[_type == $type && defined(x)]', { type: 'a' }, false],
  ['*[_type in ["a", "b"]]', {}, false],
  ['*[_type in $types]', { types: ['a'] }, false],
  ['*[(_type == "a" || _id == "x") && y]', {}, false],
  ['*[_id == "x"]{"n": count(*[_type == "a" && references(^._id)])}', {}, false],
  ['*', {}, true],
  ['*[_type != "a"]', {}, true],
  ['*[_type == "a" || x]', {}, true],
  ['*[!(_type == "a")]', {}, true],
  ['*[_type == "a"]{"n": count(*)}', {}, true],
  ['*[_type == ^.x]', {}, true],
  ['*[parent._type == "a"]', {}, true],
  ['*[_type == $missing]', {}, true],
  ['releases::all()', {}, true],
])('%s is covered by tags of its own, or else by the tag of all', (query, params, isEvery) => {
  const found = tags(query, params)
  expect(found.has(everyTag)).toBe(isEvery)
  expect(found.size).toBeGreaterThan(0)
})

test('a draft shares the tag of its published document', () => {
  expect(idTag('drafts.x')).toBe(idTag('x'))
  expect(idTag('versions.rA.x')).toBe(idTag('x'))
  expect(idTag('y')).not.toBe(idTag('x'))
})

test('a draft of another type is told to the queries of the type that it hides', async () => {
  const { dataset } = server
  const write = (mutation: unknown) => dataset.mutate({ mutations: [mutation], identity: editor })
  await write({ create: { _id: 'masked', _type: 'hidden' } })
  const query = '*[_type == "hidden"]._id'
  const ask = () => dataset.query({ query, params: {}, perspective: 'drafts', identity: editor })
  const before = await ask()
  expect(before.json).toBe('["masked"]')
  const heard: string[] = []
  const stop = dataset.liveEvents({ identity: editor, includeDrafts: true }, ({ event, data }) => {
    if (event === 'message') heard.push(...message.parse(data).tags)
  })
  await write({ create: { _id: 'drafts.masked', _type: 'shown' } })
  stop()
  expect((await ask()).json).toBe('[]')
  expect(before.syncTags.some((tag) => heard.includes(tag))).toBe(true)
})

const queries = [
  '*[_type == "a"]{_id, n, "to": to->n}',
  '*[_type == "a"]{_id, "back": count(*[references(^._id)])}',
  '*[_id == "one"][0]',
  '*[_id in ["one", "two"]]{n, "deep": to->to->n}',
  '*[_type == "b" && to->n > 2]._id',
  '*[_type in ["b"]] | order(n)[0]{n}',
  'count(*[n > 3])',
  '*[_type == "a" || _type == "b"].n',
]
const ids = ['one', 'two', 'three', 'drafts.one', 'drafts.four']

test('whatever changes an answer carries one of the tags that came with it', async () => {
  const { dataset } = server
  const heard: string[][] = []
  dataset.liveEvents({ identity: editor, includeDrafts: true }, ({ event, data }) => {
    if (event === 'message') heard.push(message.parse(data).tags)
  })
  const ask = (query: string, perspective: string) =>
    dataset.query({ query, params: {}, perspective, identity: editor })
  const change = fc.record({
    _id: fc.constantFrom(...ids),
    _type: fc.constantFrom('a', 'b', 'c'),
    n: fc.nat(5),
    to: fc.record({ _ref: fc.constantFrom('one', 'two', 'three'), _weak: fc.constant(true) }),
    remove: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      change,
      fc.constantFrom(...queries),
      fc.constantFrom('published', 'drafts', 'raw'),
      async ({ remove, ...document }, query, perspective) => {
        const before = await ask(query, perspective)
        heard.length = 0
        const mutation = remove
          ? { delete: { id: document._id } }
          : { createOrReplace: document satisfies Partial<SanityDocument> }
        await dataset.mutate({ mutations: [mutation], identity: editor })
        const after = await ask(query, perspective)
        if (after.json === before.json) return
        expect(heard.flat().some((tag) => before.syncTags.includes(tag))).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})
