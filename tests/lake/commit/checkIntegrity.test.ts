import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
  await server.client('editor').create({ _id: 'ada', _type: 'author' })
})
afterAll(() => server.close())

const client = () => server.client('editor')
const strong = { _type: 'reference', _ref: 'nobody' }

test('a strong reference to nothing is refused with 409', async () => {
  const refused = client().create({ _type: 'note', author: strong })
  await expect(refused).rejects.toMatchObject({
    statusCode: 409,
    details: {
      items: [
        { error: { type: 'documentReferencesNonExistentDocumentError', referenceID: 'nobody' } },
      ],
    },
  })
})

test('a weak one, and one to another dataset, may point to nothing', async () => {
  await client().create({ _type: 'note', author: { ...strong, _weak: true } })
  await client().create({ _type: 'note', author: { ...strong, _dataset: 'other' } })
})

test('the target may come with the same transaction, in any order', async () => {
  await client()
    .transaction()
    .create({ _id: 'n1', _type: 'note', list: [{ _key: 'a', _ref: 'later' }] })
    .create({ _id: 'later', _type: 'author' })
    .commit()
  expect(await client().getDocument('n1')).toBeDefined()
})

test('a document that is referred to cannot be deleted, and the error names who refers', async () => {
  await client().create({ _id: 'n2', _type: 'note', author: { _ref: 'ada' } })
  await expect(client().delete('ada')).rejects.toMatchObject({
    statusCode: 409,
    details: {
      items: [
        {
          error: { type: 'documentHasExistingReferencesError', id: 'ada', referencingIDs: ['n2'] },
        },
      ],
    },
  })
  expect(await client().getDocument('ada')).toBeDefined()
})

test('it can be deleted together with what refers to it, or once nothing does', async () => {
  await client().create({ _id: 'bob', _type: 'author' })
  await client().create({ _id: 'n3', _type: 'note', author: { _ref: 'bob' } })
  await client().transaction().delete('bob').delete('n3').commit()
  expect(await client().getDocuments(['bob', 'n3'])).toEqual([null, null])

  await client().create({ _id: 'eve', _type: 'author' })
  await client().create({ _id: 'n4', _type: 'note', author: { _ref: 'eve' } })
  await client().patch('n4').unset(['author']).commit()
  await client().delete('eve')
  expect(await client().getDocument('eve')).toBeUndefined()
})

test('referring documents are listed', async () => {
  const response = await server.request('/data/references/production/documents/ada/to')
  expect(await response.json()).toMatchObject({
    totalCount: 1,
    references: [{ documentId: 'n2', datasetName: 'production' }],
  })
  const others = await server.request(
    '/data/references/production/documents/ada/to?excludeInternalReferences=true&excludePaths=true',
  )
  expect(await others.json()).toEqual({ totalCount: 0, references: [] })
})
