import { createClient, type LiveEvent } from '@sanity/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { found } from '../../found.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'
import { openEvents, type OpenEvents } from '../openEvents.ts'

let server: DatasetServer
let open: OpenEvents[]
beforeEach(async () => {
  server = await startDatasetServer()
  open = []
})
afterEach(async () => {
  for (const stream of open) stream.close()
  await server.close()
})

const editor = () => server.client('editor')
const subscribe = async (
  lastEventId?: string,
  { name = null, query = '' }: { name?: string | null; query?: string } = {},
): Promise<OpenEvents> => {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const stream = await openEvents(
    server.request(`/data/live/events/production${query}`, { name, headers }),
  )
  open.push(stream)
  return stream
}
const tagsOf = async (query: string): Promise<string[]> =>
  found((await editor().fetch(query, {}, { filterResponse: false })).syncTags)
/** The revisions of these documents, which are there. */
const revisionsOf = async (...ids: string[]): Promise<string[]> =>
  (await editor().getDocuments(ids)).map((document) => found(document)._rev)

test('the client hears a welcome, and the tags of what changes', async () => {
  const events: LiveEvent[] = []
  const client = createClient({ ...server.client().config(), apiHost: server.apiHost })
  const subscription = client.live.events().subscribe((event) => events.push(event))
  await expect.poll(() => events.map(({ type }) => type)).toEqual(['welcome'])
  await editor().create({ _id: 'a', _type: 'note' })
  await expect.poll(() => events.length).toBe(2)
  const [tag] = await tagsOf('*[_type == "note"]')
  expect(events[1]).toMatchObject({ type: 'message', tags: expect.arrayContaining([tag]) })
  subscription.unsubscribe()
})

test('who comes back is told what it missed, from a welcome and from a message', async () => {
  const first = await subscribe()
  const welcome = await first.next()
  await editor().create({ _id: 'a', _type: 'note' })
  const heard = await first.next()
  first.close()
  await editor().create({ _id: 'b', _type: 'other' })
  const since = async (id: string): Promise<string[]> => {
    const stream = await subscribe(id)
    const types: string[] = []
    for (;;) {
      const { event, id: position, data } = await stream.next()
      types.push(event === 'message' && data.tags?.length ? position : event)
      if (event === 'welcome') return types
    }
  }
  const [a = '', b = ''] = await revisionsOf('a', 'b')
  expect(await since(welcome.id)).toEqual([a, b, 'welcome'])
  expect(await since(heard.id)).toEqual([b, 'welcome'])
  expect(await since(b)).toEqual(['welcome'])
})

test('who comes back from nowhere is told to start again, and is welcome', async () => {
  for (const id of ['unknown', 'x'.repeat(48)]) {
    const stream = await subscribe(id)
    expect((await stream.next()).event).toBe('restart')
    expect((await stream.next()).event).toBe('welcome')
  }
})

test('drafts are told of to those who ask for them and are signed in', async () => {
  const refused = await server.request('/data/live/events/production?includeDrafts=true', {
    name: null,
  })
  expect(refused.status).toBe(401)
  const signedIn = { name: 'editor', query: '?includeDrafts=true' }
  const [withDrafts, without] = [await subscribe(undefined, signedIn), await subscribe()]
  for (const stream of [withDrafts, without]) expect((await stream.next()).event).toBe('welcome')
  await editor().create({ _id: 'drafts.a', _type: 'note' })
  await editor().create({ _id: 'b', _type: 'note' })
  const [draft, published] = await revisionsOf('drafts.a', 'b')
  expect((await withDrafts.next()).id).toBe(draft)
  expect((await withDrafts.next()).id).toBe(published)
  expect((await without.next()).id).toBe(published)
})

test('a reader cannot tell from its position that something hidden has changed', async () => {
  const before = await (await subscribe()).next()
  await editor().create({ _id: 'drafts.hidden', _type: 'note' })
  const after = await (await subscribe()).next()
  expect(before.id).not.toBe('')
  expect(after.id).toHaveLength(before.id.length)
  const [hidden] = await revisionsOf('drafts.hidden')
  expect(after.id).not.toContain(hidden)
  const back = await subscribe(before.id)
  expect((await back.next()).event).toBe('welcome')
})
