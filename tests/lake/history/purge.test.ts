import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'
import { openEvents } from '../openEvents.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const client = () => server.client('editor')
const act = (actions: object[]): Promise<Response> =>
  server.request('/data/actions/production', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ actions }),
  })
const remove = (publishedId: string, includeDrafts: string[] = []) =>
  act([{ actionType: 'sanity.action.document.delete', publishedId, includeDrafts, purge: true }])

const secret = 'Ermenegildo Segreto'
const note = (n: number) => ({ _type: 'note', text: `${secret} ${n}` })

/** Everything that the lake tells of documents that are gone, as one text. */
async function told(ids: readonly string[]): Promise<string> {
  const paths = ids.flatMap((id) => [
    `/data/history/production/documents/${id}?lastRevision=true`,
    `/data/history/production/transactions/${id}?effectFormat=mendoza`,
    `/data/history/production/events/documents/${id}`,
    `/data/doc/production/${id}`,
  ])
  const all = [...paths, '/data/export/production']
  const texts = await Promise.all(all.map(async (path) => (await server.request(path)).text()))
  return texts.join('\n')
}

function onDisk(): string {
  const files = [server.file, `${server.file}-wal`].filter((file) => existsSync(file))
  return files.map((file) => readFileSync(file, 'latin1')).join('')
}

test('a document that is deleted with its history is in no answer and on no page of the disk', async () => {
  await client().create({ _id: 'gone', ...note(1) })
  await client()
    .patch('gone')
    .set({ text: `${secret} 2` })
    .commit()
  await client().create({ _id: 'drafts.gone', ...note(3) })
  await client().create({ _id: 'versions.spring.gone', ...note(4) })
  await client().delete('versions.spring.gone')
  expect(await told(['gone', 'drafts.gone'])).toContain(secret)
  expect((await remove('gone', ['drafts.gone'])).status).toBe(200)
  expect(await told(['gone', 'drafts.gone', 'versions.spring.gone'])).not.toContain(secret)
  expect(onDisk()).not.toContain(secret)
})

test('what was not named keeps its history', async () => {
  await client().create({ _id: 'kept', _type: 'note', n: 1 })
  await client().patch('kept').set({ n: 2 }).commit()
  await client().create({ _id: 'drafts.kept', ...note(5) })
  const discard = { actionType: 'sanity.action.document.discard', draftId: 'drafts.kept' }
  expect((await act([{ ...discard, purge: true }])).status).toBe(200)
  expect(await told(['drafts.kept'])).not.toContain(secret)
  const text = await (
    await server.request('/data/history/production/transactions/kept?excludeContent=true')
  ).text()
  expect(text.trim().split('\n')).toHaveLength(2)
})

test('the id can be used again, and has a history of its own', async () => {
  await client().create({ _id: 'again', ...note(6) })
  await remove('again')
  const { _rev } = await client().create({ _id: 'again', _type: 'note', text: 'nuovo' })
  await client().patch('again').set({ text: 'altro' }).commit()
  const path = `/data/history/production/documents/again?revision=${_rev}`
  const held: unknown = await (await server.request(path)).json()
  expect(held).toMatchObject({ documents: [{ _rev, text: 'nuovo' }] })
  expect(await told(['again'])).not.toContain(secret)
})

test('who listens hears of the deletion, and who was away is told to begin anew', async () => {
  await client().create({ _id: 'heard', ...note(7) })
  const path = '/data/listen/production?query=*&enableResume=true'
  const here = await openEvents(server.request(path))
  const welcome = await here.next()
  await remove('heard')
  expect((await here.next()).data).toMatchObject({
    documentId: 'heard',
    transition: 'disappear',
  })
  here.close()
  const back = await openEvents(server.request(path, { headers: { 'last-event-id': welcome.id } }))
  expect(await back.next()).toMatchObject({ event: 'reset' })
  back.close()
})
