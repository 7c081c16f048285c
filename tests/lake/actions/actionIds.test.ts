import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ActionServer,
  create,
  edit,
  publish,
  startActionServer,
  type ShortAction,
} from './actionServer.ts'

let server: ActionServer
beforeAll(async () => {
  server = await startActionServer()
})
afterAll(() => server.close())

const raw = <T>(query: string, params?: Record<string, unknown>): Promise<T> =>
  server.raw(query, params)
const act = (...actions: ShortAction[]) => server.act(...actions)

test.each(['edit', 'publish', 'unpublish'])('%s is of one document and its draft', async (deed) => {
  const id = `one-${deed}`
  await act(create(id, { n: 1 }), publish(id), edit(id, { n: 2 }))
  const action = { actionType: `document.${deed}`, patch: { set: { n: 3 } } }
  const before = await raw('*[_id match $id]', { id: `*${id}` })
  for (const [draftId, publishedId] of [
    [`drafts.${id}`, 'another'],
    ['drafts.another', id],
    ...(deed === 'edit'
      ? []
      : [
          [id, id],
          [`drafts.${id}`, `drafts.${id}`],
        ]),
  ]) {
    expect((await act({ ...action, draftId, publishedId })).status).toBe(400)
  }
  expect(await raw('*[_id match $id]', { id: `*${id}` })).toEqual(before)
  expect(before).toHaveLength(2)
})
