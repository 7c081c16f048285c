import { ClientError, type ClientPerspective } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../../datasetServer.ts'

let server: DatasetServer
const reference = (id: string): object => ({ _type: 'reference', _ref: id })
beforeAll(async () => {
  server = await startDatasetServer()
  await server.client('editor').releases.create({ releaseId: 'rA' })
  await server
    .client('editor')
    .transaction()
    .create({ _id: 'ada', _type: 'author', name: 'Ada' })
    .create({ _id: 'drafts.ada', _type: 'author', name: 'Ada (draft)' })
    .create({ _id: 'versions.rA.ada', _type: 'author', name: 'Ada (release)' })
    .create({ _id: 'one', _type: 'article', author: reference('ada'), again: reference('ada') })
    .create({ _id: 'two', _type: 'article', author: reference('ada') })
    .commit()
})
afterAll(() => server.close())

const fetch = <T = unknown>(
  query: string,
  params = {},
  perspective: ClientPerspective = 'raw',
): Promise<T> => server.client('editor').fetch(query, params, { perspective })
const sorted = async (query: string, params = {}) =>
  (await fetch<string[]>(query, params)).toSorted()

describe('documents and their versions', () => {
  test('sanity::versionsOf() names the published document, its draft and its versions', async () => {
    const all = ['ada', 'drafts.ada', 'versions.rA.ada']
    expect(await sorted('sanity::versionsOf("ada")')).toEqual(all)
    expect(await sorted('sanity:: versionsOf ( $id )', { id: 'drafts.ada' })).toEqual(all)
    expect(await fetch('count(*[_id in sanity::versionsOf("ada")])')).toBe(3)
    expect(await fetch('sanity::versionsOf("nobody")')).toEqual([])
    expect(await fetch('sanity::versionsOf(5)')).toBeNull()
  })

  test('a name inside a string or a comment is no call', async () => {
    const query = '// sanity::versionsOf("x")\n{"a": "geo(1)", "b": sanity::versionsOf("two")}'
    expect(await fetch(query)).toEqual({ a: 'geo(1)', b: ['two'] })
  })

  test('sanity::versionOf() and sanity::partOfRelease() are answered from indexes alike', async () => {
    expect(await fetch('count(*[sanity::versionOf("ada")])')).toBe(3)
    expect(await fetch('*[sanity::partOfRelease("rA")]._id')).toEqual(['versions.rA.ada'])
    expect(await fetch('*[sanity::partOfRelease("rB")]._id')).toEqual([])
    expect(await fetch('*[sanity::partOfVariant("v")]._id')).toEqual([])
  })

  test('documents::get() follows a reference, also one to this dataset by name', async () => {
    expect(await fetch('*[_id == "one"][0]{"name": documents::get(author).name}')).toEqual({
      name: 'Ada',
    })
    const place = '[sanity::projectId(), sanity::dataset()]'
    const [projectId, dataset] = await fetch<string[]>(place)
    const global = { _ref: `dataset:${projectId}.${dataset}:ada` }
    expect(await fetch('documents::get($global).name', { global })).toBe('Ada')
    expect(await fetch('documents::get({"_ref": "media-library:x:y"})')).toBeNull()
    expect(await fetch('documents::get(5)')).toBeNull()
  })

  test('documents::incomingRefCount() counts documents, each once', async () => {
    expect(await fetch('*[_id == "ada"][0]{"n": documents::incomingRefCount()}.n')).toBe(2)
    expect(await fetch('*[documents::incomingRefCount() > 0]._id', {}, 'published')).toEqual([
      'ada',
    ])
    expect(await fetch('*[documents::incomingGlobalDocumentReferenceCount() > 0]._id')).toEqual([])
  })

  test('what this lake has none of is empty', async () => {
    expect(await fetch('media::aspect({"_ref": "x"}, "copyright")')).toBeNull()
    expect(await fetch('user::attributes()')).toEqual({})
  })
})

describe('places', () => {
  const square = (x: number, y: number, size: number): number[][] => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ]
  const polygon = (...rings: number[][][]): object => ({ type: 'Polygon', coordinates: rings })
  const outer = polygon(square(0, 0, 10), square(4, 4, 2))

  test('geo::contains() knows holes, edges and several parts', async () => {
    const contains = (b: object) => fetch('geo::contains($a, $b)', { a: outer, b })
    expect(await contains({ lat: 1, lng: 1 })).toBe(true)
    expect(await contains({ lat: 0, lng: 5 })).toBe(true)
    expect(await contains({ lat: 5, lng: 5 })).toBe(false)
    expect(await contains(polygon(square(1, 1, 2)))).toBe(true)
    expect(await contains(polygon(square(3, 3, 4)))).toBe(false)
    expect(await contains(polygon(square(8, 8, 4)))).toBe(false)
    const crossing = { type: 'LineString', coordinates: [[1, 5], [9, 5]] } // prettier-ignore
    expect(await contains(crossing)).toBe(false)
    const collection = { type: 'GeometryCollection', geometries: [polygon(square(1, 1, 1))] }
    expect(await contains(collection)).toBe(true)
  })

  test('geo::intersects() sees crossing edges and shapes within shapes', async () => {
    const meets = (b: object) => fetch('geo::intersects($a, $b)', { a: outer, b })
    expect(await meets({ type: 'LineString', coordinates: [[-1, 5], [11, 5]] })).toBe(true) // prettier-ignore
    expect(await meets(polygon(square(-5, -5, 30)))).toBe(true)
    expect(await meets(polygon(square(4.5, 4.5, 1)))).toBe(false)
    expect(await meets({ type: 'Point', coordinates: [20, 20] })).toBe(false)
  })

  test('geo::distance() is in metres, between points only', async () => {
    const rome = { _type: 'geopoint', lat: 41.9028, lng: 12.4964 }
    const milan = { _type: 'geopoint', lat: 45.4642, lng: 9.19 }
    const distance = await fetch('geo::distance($rome, geo($milan))', { rome, milan })
    expect(distance).toBeGreaterThan(476_000)
    expect(distance).toBeLessThan(479_000)
    expect(await fetch('geo::distance($rome, $outer)', { rome, outer })).toBeNull()
    expect(await fetch('geo::latLng(95, 0)')).toBeNull()
  })
})

describe('what cannot be answered', () => {
  const refusal = async (query: string): Promise<ClientError> => {
    const error = await fetch(query).catch((caught: unknown) => caught)
    if (!(error instanceof ClientError)) throw new Error(`It was not refused: ${query}`)
    return error
  }

  test('an unknown function is pointed at, as the client shows it', async () => {
    const error = await refusal('*[_type == "geo(" && wrong::thing(1)]')
    expect(error.statusCode).toBe(400)
    expect(error.message).toContain('GROQ query parse error')
    const unknown = await refusal('*["sum(" == title && math::sums(1)]')
    expect(unknown.details).toMatchObject({ type: 'queryParseError', start: 27, end: 31 })
    expect(unknown.message).toContain('^')
  })

  test('text::semanticSimilarity() is refused where it stands', async () => {
    const error = await refusal('* | score(text::semanticSimilarity("x"))')
    expect(error.details).toMatchObject({ type: 'queryParseError', start: 16, end: 34 })
    expect(error.message).toContain('text::query()')
  })

  test('too many arguments are refused', async () => {
    const error = await refusal('geo::distance(1, 2, 3)')
    expect(error.details).toMatchObject({ type: 'queryParseError', start: 5, end: 13 })
  })

  test('what fails in evaluation is an evaluation error with its query', async () => {
    const error = await refusal('(1, 2)')
    expect(error.details).toMatchObject({ type: 'queryEvaluationError', query: '(1, 2)' })
    expect(error.statusCode).toBe(400)
  })
})
