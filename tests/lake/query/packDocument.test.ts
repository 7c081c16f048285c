import { syncBuiltinESMExports } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import zlib from 'node:zlib'
import { runInNewContext } from 'node:vm'
import { evaluate, parse } from 'groq-js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createGrants } from '../../../server/lake/access/grants.ts'
import { system } from '../../../server/lake/access/identity.ts'
import type { SanityDocument } from '../../../server/lake/documents/document.ts'
import { createGroqEngine } from '../../../server/lake/query/groqEngine.ts'
import { createMirror, type Mirror } from '../../../server/lake/query/mirror.ts'
import { copyDocument, jsonOf, packDocument } from '../../../server/lake/query/packDocument.ts'
import { blogCorpus } from '../../bench/blogCorpus.ts'
import { found } from '../../found.ts'

const corpus = [...blogCorpus(300)]
const article = found(corpus.find(({ _type }) => _type === 'article'))
/** The article as a mirror holds it. */
const heldIn = (mirror: Mirror) => found(mirror.group(article._id)[0])

const isPacked = (document: object, name: string): boolean =>
  Object.getOwnPropertyDescriptor(document, name)?.get !== undefined

test('what is packed reads as what it was, with its attributes in their order', () => {
  const packed = packDocument(article)
  expect(isPacked(packed, 'body')).toBe(true)
  expect(JSON.stringify(packed)).toBe(JSON.stringify(article))
  expect({ ...packed }).toEqual(article)
})

test('a copy has other attributes, and does not unpack', () => {
  const copy = copyDocument(packDocument(article), { _id: 'other', _originalId: article._id })
  expect(isPacked(copy, 'body')).toBe(true)
  expect(JSON.stringify(copy)).toBe(
    JSON.stringify({ ...article, _id: 'other', _originalId: article._id }),
  )
})

test('names that every object has are attributes like others', () => {
  const odd: SanityDocument = {
    ...article,
    constructor: 'a text',
    toString: article['body'],
  }
  expect(JSON.stringify(packDocument(odd))).toBe(JSON.stringify(odd))
  const json = JSON.stringify(article).replace('{', '{"__proto__":{"a":1},')
  const older: SanityDocument = JSON.parse(json)
  expect(JSON.stringify(packDocument(older))).toBe(json)
})

test('long texts do not stand in memory as objects', () => {
  const heap = (): number => {
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    return process.memoryUsage().heapUsed
  }
  const json = JSON.stringify(article)
  const before = heap()
  const kept = Array.from({ length: 2000 }, () => packDocument(JSON.parse(json)))
  const each = (heap() - before) / kept.length
  expect(each).toBeLessThan(json.length / 2)
})

// Each reads long texts in another way.
const queries = [
  '*[_type == "article"] | order(_id)[0...20]',
  '*[_type == "article"] | order(_id)[0...20]{..., "own": body[0]}',
  '*[_type == "article" && count(body) > 5] | order(_id)[0...20]{_id, "words": length(pt::text(body))}',
  '*[_type == "article" && pt::text(body) match "a*"] | order(_id)[0...20]._id',
  '*[_type == "article"] | score(pt::text(body) match "e*") | order(_score desc, _id)[0...5]{_id, _score}',
  '*[defined(body[0].children)] | order(_id)[0...20].body[_type == "block"][0].children[].text',
  '*[count(body[style == "normal"]) > 1] | order(_id)[0...20]{_id, body[]{..., "n": count(children)}}',
  'count(*[references(*[_type == "author"]._id)])',
  '*[references(*[_type == "category"][0]._id)] | order(_id)[0...9]._id',
  '*[_type == "article"] | order(_id)[0...3]{"keys": body[]._key, "again": body[0..1]}',
]

const short = Array.from({ length: 10_000 }, (_, n) => ({ ...article, _id: `s${n}`, body: [] }))

test('of a large dataset, what comes later is packed', () => {
  const mirror = createMirror([...short, article])
  expect(isPacked(heldIn(mirror), 'body')).toBe(true)
  mirror.apply([{ id: article._id, after: { ...article, title: 'Altro' } }])
  expect(isPacked(heldIn(mirror), 'body')).toBe(true)
  expect(heldIn(mirror)['title']).toBe('Altro')
})

test('of a dataset that becomes large, what was there is packed by and by, as listeners are told', () => {
  const mirror = createMirror([article, ...short.slice(1)])
  const told: string[] = []
  mirror.onChange((ids) => told.push(...ids))
  expect(isPacked(heldIn(mirror), 'body')).toBe(false)
  mirror.apply([{ id: 'new', after: { ...article, _id: 'new' } }])
  expect(isPacked(heldIn(mirror), 'body')).toBe(true)
  expect(told).toEqual(['new', article._id, 's1'])
  mirror.apply([{ id: 's1' }, { id: 's2', after: short[2] }])
  expect(mirror.group('s1')).toEqual([])
})

test('of a dataset that is known to be large, everything is packed at once', () => {
  const mirror = createMirror([article], 10_000)
  expect(isPacked(heldIn(mirror), 'body')).toBe(true)
})

test('the JSON of what a query found is that of JSON.stringify, and takes no unpacking', () => {
  const packed = packDocument(article)
  const copy = copyDocument(packed, { _score: 1 })
  const values = [
    packed,
    [packed, article, copy],
    [packed, undefined, 'a'],
    { packed },
    null,
    [],
    7,
  ]
  for (const value of values) expect(jsonOf(value)).toBe(JSON.stringify(value))
  expect(jsonOf(undefined)).toBeUndefined()
  const parse = vi.spyOn(JSON, 'parse')
  onTestFinished(() => parse.mockRestore())
  jsonOf([packDocument(article)])
  expect(parse).not.toHaveBeenCalled()
})

const engineOver = (documents: readonly SanityDocument[]) =>
  createGroqEngine({
    mirror: createMirror(documents.map(packDocument)),
    grants: createGrants('public'),
    projectId: 'p',
    dataset: 'd',
    clock: () => new Date(),
  })

test.each([
  'count(*[pt::text(body) match "pubblic*"])',
  '*[_type == "article"] | score(pt::text(body) match "parol*") | order(_score desc)[0...3]._score',
  'count(*[[@, _id] match text::query("parole")])',
  'count(*[references("author-1")])',
  '*[_type == "article"] | score(pt::text(body) match "parol*") [_score >= 0]{_id, "by": [_score]} | order(by[0] desc)[0...9]',
])('%s unpacks nothing when it is asked again', async (query) => {
  const unpacked = vi.spyOn(zlib, 'zstdDecompressSync')
  syncBuiltinESMExports()
  onTestFinished(() => {
    unpacked.mockRestore()
    syncBuiltinESMExports()
  })
  // More than are kept unpacked.
  const engine = engineOver([...blogCorpus(1500)])
  const ask = (perspective: string) =>
    engine.evaluate({ query, params: {}, perspective, identity: system })
  const first = await ask('raw')
  await ask('drafts')
  const count = unpacked.mock.calls.length
  expect((await ask('raw')).result).toEqual(first.result)
  await ask('drafts')
  expect(unpacked.mock.calls.length - count).toBeLessThan(4)
})

test.each(queries)('answers %s as groq-js does over documents as they are', async (query) => {
  const engine = engineOver(corpus)
  for (const perspective of ['raw', 'drafts']) {
    const { result } = await engine.evaluate({ query, params: {}, perspective, identity: system })
    const shown =
      perspective === 'raw' ? corpus : corpus.map((each) => ({ ...each, _originalId: each._id }))
    const plain: unknown = await (await evaluate(parse(query), { dataset: shown })).get()
    expect(result).toEqual(plain)
  }
})
