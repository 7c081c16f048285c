import { afterEach, expect, it } from 'vitest'
import { buildForTest, CMS_URL, type TestBuild } from './buildForTest.ts'
import { readPages } from './checkMarkup.ts'
import { fixture } from './fixture.ts'

let build: TestBuild | undefined
afterEach(() => build?.remove())

const change = (id: string, fields: Record<string, unknown>): Record<string, unknown>[] =>
  fixture().map((document) => (document['_id'] === id ? { ...document, ...fields } : document))

it('refuses a document that does not fit, naming title, path and Studio link', async () => {
  build = await buildForTest(change('n3', { title: undefined, lead: 7, name: 'x' }))
  expect(build.outcome).toMatchObject({ outcome: 'refused' })
  const problems = build.outcome.outcome === 'refused' ? build.outcome.problems : []
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        severity: 'error',
        documentType: 'article',
        path: 'lead',
        studioUrl: `${CMS_URL}/intent/edit/id=n3;type=article`,
      }),
    ]),
  )
}, 240_000)

it('refuses an address claimed twice and a reference that leads nowhere', async () => {
  const documents = change('n3', {
    slug: { _type: 'slug', current: 'elogio-della-didascalia' },
    category: { _type: 'reference', _ref: 'gone' },
  })
  build = await buildForTest(documents)
  const problems = build.outcome.outcome === 'refused' ? build.outcome.problems : []
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ documentId, path }) => `${documentId} ${path}`).sort()).toEqual([
    'n3 category',
    'n6 slug.current',
  ])
  expect(errors.every(({ title }) => title !== '')).toBe(true)
}, 240_000)

it('goes on without a picture that cannot be fetched, naming the document', async () => {
  const gone = 'image-0123456789012345678901234567890123456789-800x600-jpg'
  const documents = [
    ...change('n3', {
      hero: { _type: 'figure', asset: { _type: 'reference', _ref: gone }, alt: 'Sparita' },
    }),
    {
      _id: gone,
      _type: 'sanity.imageAsset',
      path: 'images/edicola/production/elsewhere.jpg',
      mimeType: 'image/jpeg',
      metadata: { dimensions: { width: 800, height: 600 } },
    },
  ]
  const server = documents.find(({ _id }) => _id === gone)
  // The lake lists the asset, but its file is not there: the picture's address answers 404.
  Object.defineProperty(server, 'path', {
    value: 'images/edicola/production/missing.jpg?',
    enumerable: true,
  })
  build = await buildForTest(documents)
  expect(build.outcome).toMatchObject({
    outcome: 'built',
    warnings: expect.arrayContaining([expect.objectContaining({ documentId: 'n3' })]),
  })
}, 240_000)

it('builds an empty site before anything was written', async () => {
  build = await buildForTest([])
  expect(build.outcome).toMatchObject({ outcome: 'built', warnings: [] })
  const pages = await readPages(build.folder)
  expect(pages.get('/index.html')).toContain('La prima pagina è ancora bianca')
}, 240_000)
