import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const client = () => server.client('editor', '2025-02-19')
const raw = <T>(query: string, params: Record<string, unknown> = {}): Promise<T> =>
  client().fetch(query, params, { perspective: 'raw' })

async function act(...actions: object[]): Promise<any> {
  const response = await server.request('/data/actions/production', {
    method: 'POST',
    body: JSON.stringify({
      actions: actions.map((action) => ({
        ...action,
        actionType: `sanity.action.${(action as any).actionType}`,
      })),
    }),
  })
  return { status: response.status, ...(await response.json()) }
}

const create = (id: string, more: object = {}): object => ({
  actionType: 'document.create',
  publishedId: id,
  attributes: { _id: `drafts.${id}`, _type: 'note', ...more },
  ifExists: 'fail',
})
const pair = (id: string): object => ({ draftId: `drafts.${id}`, publishedId: id })
const publish = (id: string): object => ({ actionType: 'document.publish', ...pair(id) })
const edit = (id: string, set: object): object => ({
  actionType: 'document.edit',
  ...pair(id),
  patch: { set },
})

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
