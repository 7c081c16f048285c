import { expect, test } from 'vitest'
import { createGrants } from '../../../server/lake/access/grants.ts'
import { system } from '../../../server/lake/access/identity.ts'
import { createGroqEngine } from '../../../server/lake/query/groqEngine.ts'
import { createMirror } from '../../../server/lake/query/mirror.ts'
import { createRandom, pick } from '../../createRandom.ts'

const names = { projectId: 'project', dataset: 'dataset' }
const clock = (): Date => new Date('2026-01-01T00:00:00Z')
const words = ['mare', 'maree', 'Perché', 'perche', 'città', 'alto', 'alta', 'a4210', 'K', '.mare']
const types = ['article', 'author', 'tag']
const questions = ['mar*', 'mare', 'perché', '-alto', '"alta mare"', 'citta a4*', 'nulla', '', '*']

const random = createRandom(11)
const any = <T>(values: readonly T[]) => pick(random, values)
const text = (): string => Array.from({ length: 1 + random() * 4 }, () => any(words)).join(' ')

function documentOf(number: number) {
  const [_createdAt, _updatedAt] = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z']
  const id = `d${number % 60}`
  return {
    _id: random() < 0.3 ? `drafts.${id}` : id,
    _type: any(types),
    _rev: `r${number}`,
    _createdAt,
    _updatedAt,
    title: text(),
    n: Math.floor(random() * 9),
    ...(random() < 0.2 && { _score: 1 }),
    body: [{ _type: 'block', children: [{ _type: 'span', text: text() }] }],
    ...(random() < 0.5 && { by: { _type: 'reference', _ref: `d${Math.floor(random() * 60)}` } }),
  }
}

function condition(depth: number): string {
  if (depth > 0 && random() < 0.8) {
    const operator = any(['&&', '&&', '||'])
    const part = `(${condition(depth - 1)} ${operator} ${condition(depth - 1)})`
    return random() < 0.1 ? `!${part}` : part
  }
  return any([
    `_type in ["article", "${any(types)}"]`,
    `_type == "${any(types)}"`,
    `title match text::query("${any(questions).replaceAll('"', '\\"')}")`,
    '[@, _id] match text::query($asked)',
    'references($id)',
    'n > 4',
    'defined(by)',
  ])
}

function createAsk(mirror: ReturnType<typeof createMirror>) {
  const engine = createGroqEngine({ mirror, grants: createGrants('public'), ...names, clock })
  return async (query: string, params: Record<string, unknown>, perspective: string) =>
    (await engine.evaluate({ query, params, perspective, identity: system })).result
}

test('a text query beside other conditions finds what it finds when every document is asked', async () => {
  const documents = Array.from({ length: 120 }, (_, number) => documentOf(number))
  const mirror = createMirror(new Map(documents.map((each) => [each._id, each])).values())
  const ask = createAsk(mirror)
  let found = 0
  for (let run = 0; run < 600; run++) {
    if (run % 5 === 0) {
      const after = documentOf(run)
      mirror.apply([{ id: after._id, after: random() < 0.3 ? undefined : after }])
    }
    const holds = condition(3)
    const params = { asked: any(questions), id: `d${Math.floor(random() * 60)}` }
    const [before, after] = any([
      ['', '._id'],
      ['', ' | order(n desc)[0...7]._id'],
      ['', ' | score(boost(title match text::query($asked), 3), n > 6)[_score > 0]{_id, _score}'],
      ['count(', ')'],
    ])
    const perspective = any(['raw', 'drafts', 'published'])
    const query = `${before}*[${holds}]${after}`
    // No index looks under a negation.
    const asPlain = `${before}*[!(!(${holds}))]${after}`
    const answer = await ask(query, params, perspective)
    expect({ query, params, answer }).toEqual({
      query,
      params,
      answer: await ask(asPlain, params, perspective),
    })
    if (Array.isArray(answer)) found += answer.length
  }
  expect(found).toBeGreaterThan(2000)
})

test('a search evaluates its filter for what has the words, and for nothing else', async () => {
  const documents = Array.from({ length: 200 }, (_, number) => ({
    ...documentOf(0),
    _id: `d${number}`,
    _type: 'article',
    title: number === 42 ? 'a4210' : 'mare',
    body: [],
  }))
  let looks = 0
  const watched = documents.map((document) =>
    Object.defineProperty(document, 'n', { enumerable: true, get: () => (looks += 1) }),
  )
  const ask = createAsk(createMirror(watched))
  const search = (list: string) => `*[_type in ["article"] && (${list}) && n + 0 > 0]._id`
  const params = { asked: 'a42*', id: 'nothing' }
  const query = search('[@, _id] match text::query($asked) || references($id)')
  expect(await ask(query, params, 'raw')).toEqual(['d42'])
  looks = 0
  expect(await ask(query, params, 'raw')).toEqual(['d42'])
  expect(looks).toBe(1)
})
