import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { judgeContent } from '../../server/contentJudge.ts'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { documents } from '../schemas/documents.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await startTestLake({ validate: judgeContent })
  client = lake.client('editor')
})
afterAll(() => lake.close())

const figure = (alt?: string) => ({
  _type: 'figure',
  _key: 'molo',
  originalUrl: 'https://example.org/molo.jpg',
  ...(alt !== undefined && { alt }),
})
const pageWith = (_id: string, ...body: readonly object[]) => ({
  _id,
  _type: 'page',
  title: 'Contatti',
  language: 'it',
  slug: { _type: 'slug', current: 'contatti' },
  body,
})
const publish = (id: string) =>
  client.action({
    actionType: 'sanity.action.document.publish',
    draftId: `drafts.${id}`,
    publishedId: id,
  })

test('the content that the tests call valid is valid, type by type', () => {
  for (const document of Object.values(documents)) {
    expect(judgeContent(document), document._type).toEqual([])
  }
})

test('an undescribed picture in a text is not published, and its place is named', async () => {
  await client.create(pageWith('drafts.contatti', figure()))
  await expect(publish('contatti')).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining(
      'body[_key=="molo"].alt: Descrivi l’immagine per chi non la vede.',
    ),
  })
  expect(await client.getDocument('contatti')).toBeFalsy()
  await client.patch('drafts.contatti').set({ 'body[0].alt': 'Il molo' }).commit()
  await publish('contatti')
  expect(await client.getDocument('contatti')).toBeTruthy()
})

test('nor does a program write past the schemas what the Studio would not publish', async () => {
  await expect(client.create(pageWith('storto', figure()))).rejects.toThrow(/alt: Descrivi/)
  await expect(client.patch('contatti').unset(['title']).commit()).rejects.toThrow(/title: /)
  expect((await client.getDocument('contatti'))?.['title']).toBe('Contatti')
})

test('a scheduled release that does not fit is not published, and says why', async () => {
  const releaseId = 'rMolo'
  await client.releases.create({ releaseId, metadata: { title: 'Molo', releaseType: 'scheduled' } })
  const document = pageWith(`versions.${releaseId}.molo`, figure())
  await client.createVersion({ releaseId, publishedId: 'molo', document })
  const publishAt = new Date(Date.now() + 300).toISOString()
  await client.releases.schedule({ releaseId, publishAt })
  const release = () => client.getDocument(`_.releases.${releaseId}`)
  await vi.waitUntil(async () => (await release())?.['error'], { timeout: 60_000 })
  expect((await release())?.['error'].message).toContain('Descrivi l’immagine')
  expect(await client.getDocument('molo')).toBeFalsy()
})

test('comments, and types that are not of the content model, are left alone', async () => {
  await client.create({ _id: 'nota', _type: 'note', text: 1 })
  await lake.client('administrator').create({ _id: 'comment.vuoto', _type: 'comment' })
})
