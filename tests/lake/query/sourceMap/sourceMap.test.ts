import { createRequire } from 'node:module'
import type { ClientPerspective } from '@sanity/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../../datasetServer.ts'

// The decoder is the client's own dependency.
const fromClient = createRequire(createRequire(import.meta.url).resolve('@sanity/client'))
const { vercelStegaDecode } = fromClient('@vercel/stega')

let server: DatasetServer
const reference = (id: string): object => ({ _type: 'reference', _ref: id })
beforeAll(async () => {
  server = await startDatasetServer()
  await server
    .client('editor')
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada Byron', bio: { short: 'Conta bene' } })
    .create({ _id: 'drafts.ada', _type: 'author', name: 'Ada Lovelace' })
    .create({
      _id: 'one',
      _type: 'article',
      title: 'Il primo',
      subtitle: 'Sotto il primo',
      slug: { _type: 'slug', current: 'il-primo' },
      author: reference('ada'),
      names: ['Bianco', 'Rosso'],
      cards: [
        { _key: 'k1', _type: 'card', label: 'Carta una' },
        { _key: 'k2', _type: 'card', label: 'Carta due', people: [reference('ada')] },
      ],
      body: [
        {
          _key: 'b1',
          _type: 'block',
          style: 'normal',
          markDefs: [],
          children: [{ _key: 's1', _type: 'span', marks: [], text: 'Un testo' }],
        },
      ],
    })
    .create({ _id: 'two', _type: 'article', title: 'Il secondo', author: reference('ada') })
    .commit()
})
afterAll(() => server.close())

const answer = (
  query: string,
  resultSourceMap: boolean | 'withKeyArraySelector' = 'withKeyArraySelector',
  perspective: ClientPerspective = 'published',
) =>
  server.client('editor').fetch(query, {}, { filterResponse: false, resultSourceMap, perspective })

/** Where the client says that each string of the answer is edited: `id type path`. */
async function places(
  query: string,
  perspective: ClientPerspective = 'published',
): Promise<unknown> {
  const stega = { enabled: true, studioUrl: '/studio', filter: () => true }
  const found = await server
    .client('editor')
    .withConfig({ stega })
    .fetch(query, {}, { perspective })
  const read = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(read)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, read(each)]))
    }
    if (typeof value !== 'string') return value
    const { href } = vercelStegaDecode(value) ?? {}
    if (href === undefined) return `= ${value}`
    const at = new URL(href, 'http://studio').searchParams
    return [at.get('id'), at.get('type'), at.get('path')].join(' ')
  }
  return read(found)
}

test('the map has the shape of the API: documents, paths, mappings', async () => {
  const query = '*[_type == "article"] | order(_id) {title, "n": count(names)}'
  expect((await answer(query)).resultSourceMap).toEqual({
    documents: [
      { _id: 'one', _type: 'article' },
      { _id: 'two', _type: 'article' },
    ],
    paths: ["$['title']"],
    mappings: {
      "$[0]['title']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      "$[1]['title']": { type: 'value', source: { type: 'documentValue', document: 1, path: 0 } },
    },
  })
  expect((await answer(query, false)).resultSourceMap).toBeUndefined()
})

test('elements are named by key only when that is asked for', async () => {
  const query = '*[_id == "one"][0].cards[].label'
  expect((await answer(query)).resultSourceMap?.paths).toEqual([
    "$['cards'][?(@._key=='k1')]['label']",
    "$['cards'][?(@._key=='k2')]['label']",
  ])
  expect((await answer(query, true)).resultSourceMap?.paths).toEqual([
    "$['cards'][0]['label']",
    "$['cards'][1]['label']",
  ])
})

test('whole documents, filters, slices and orders lead to the document', async () => {
  expect(await places('*[_type == "article"] | order(title desc)[0...1][0]')).toMatchObject({
    title: 'two article title',
  })
  expect(await places('*[_id == "one"][0]')).toMatchObject({
    cards: [{ label: 'one article cards[_key=="k1"].label' }, {}],
    body: [{ children: [{ text: 'one article body[_key=="b1"].children[_key=="s1"].text' }] }],
  })
  expect(await places('*[_type == "article" && title match "primo"].title')).toEqual([
    'one article title',
  ])
  expect(await places('*[_type == "article"] | score(title match "primo") {title}')).toEqual([
    { title: 'one article title' },
    { title: 'two article title' },
  ])
})

test('aliases, nested objects and spreads lead to where the value stands', async () => {
  expect(
    await places('*[_id == "one"][0]{"head": title, "seo": {"line": subtitle}, "s": slug.current}'),
  ).toEqual({
    head: 'one article title',
    seo: { line: 'one article subtitle' },
    s: 'one article slug.current',
  })
  expect(await places('*[_id == "one"][0]{..., "title": "fixed", subtitle}')).toMatchObject({
    title: '= fixed',
    subtitle: 'one article subtitle',
    names: ['one article names[0]', 'one article names[1]'],
  })
  expect(await places('*[_id == "one"][0]{_type == "article" => {title}}')).toEqual({
    title: 'one article title',
  })
})

test('references lead to the document that they name', async () => {
  expect(
    await places(
      '*[_type == "article"] | order(_id)[0]{"by": author->name, author->{bio}, "all": cards[defined(people)].people[]->{name}}',
    ),
  ).toEqual({
    by: 'ada author name',
    author: { bio: { short: 'ada author bio.short' } },
    all: [{ name: 'ada author name' }],
  })
})

test('filters, slices and orders inside a document keep the element they chose', async () => {
  expect(
    await places(
      '*[_id == "one"][0]{"due": cards[label match "due"][0].label, "last": cards[-1].label, "sorted": cards[] | order(label desc)[0].label, "some": names[1..1], "up": cards[]{label, "of": ^.title}}',
    ),
  ).toEqual({
    due: `one article cards[_key=="k2"].label`,
    last: `one article cards[_key=="k2"].label`,
    sorted: `one article cards[_key=="k1"].label`,
    some: ['one article names[1]'],
    up: [
      { label: 'one article cards[_key=="k1"].label', of: 'one article title' },
      { label: `one article cards[_key=="k2"].label`, of: 'one article title' },
    ],
  })
})

test('coalesce() and select() lead to the value that was chosen', async () => {
  expect(
    await places(
      '*[_type == "article"] | order(_id) {"t": coalesce(subtitle, title), "s": select(_id == "one" => subtitle, title), "f": coalesce(missing, "none")}',
    ),
  ).toEqual([
    { t: 'one article subtitle', s: 'one article subtitle', f: '= none' },
    { t: 'two article title', s: 'two article title', f: '= none' },
  ])
})

test('queries inside a projection lead to what they found', async () => {
  expect(
    await places(
      '*[_type == "author"]{name, "articles": *[_type == "article" && author._ref == ^._id] | order(title desc) {title}}',
    ),
  ).toEqual([
    {
      name: 'ada author name',
      articles: [{ title: 'two article title' }, { title: 'one article title' }],
    },
  ])
})

test('what is computed leads nowhere', async () => {
  expect(
    await places(
      '*[_id == "one"][0]{"up": upper(title), "sum": title + subtitle, "pt": pt::text(body), "list": [title, "x"], "id": string(5)}',
    ),
  ).toEqual({
    up: '= IL PRIMO',
    sum: '= Il primoSotto il primo',
    pt: '= Un testo',
    list: ['one article title', '= x'],
    id: '= 5',
  })
})

test('in a perspective with drafts the map names the draft', async () => {
  const { resultSourceMap } = await answer('*[_id == "ada"][0].name', true, 'drafts')
  expect(resultSourceMap?.documents).toEqual([{ _id: 'drafts.ada', _type: 'author' }])
  expect(await places('*[_id == "one"][0].author->name', 'drafts')).toBe('ada author name')
})
