import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLake, type TestLake } from '../testLake.ts'
import { openSocket, type TestSocket } from '../testSocket.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const listenUrl = (query: string): string =>
  `/v2025-02-19/data/listen/production?${new URLSearchParams({ query, includeResult: 'true' })}`

const open = (socket: TestSocket, id: number, url: string, headers: Record<string, string> = {}) =>
  socket.send({ t: 'open', id, url, headers })

const opened = (socket: TestSocket, id: number) =>
  socket.next((message) => message.t === 'open' && message.id === id)

const says = (socket: TestSocket, id: number, text: string) =>
  socket.next(({ t, id: of, data = '' }) => t === 'data' && of === id && data.includes(text))

async function signedIn(): Promise<TestSocket> {
  const { cookie } = await lake.signIn('editor')
  return openSocket(`${lake.apiHost}/streams`, { cookie })
}

test('one socket carries many streams, each with its own events, as the person signed in', async () => {
  const socket = await signedIn()
  const types = Array.from({ length: 12 }, () => `type-${randomUUID()}`)
  for (const [id, type] of types.entries()) {
    open(socket, id, listenUrl(`*[_type == "${type}"]`))
    const head = await opened(socket, id)
    expect(head.status).toBe(200)
    expect(head.headers?.['content-type']).toContain('text/event-stream')
    await says(socket, id, 'event: welcome')
  }
  const admin = lake.client('administrator')
  await admin.create({ _id: `drafts.${randomUUID()}`, _type: `${types[7]}`, title: 'perché 🙂' })
  const event = await socket.next(({ data = '' }) => data.includes('event: mutation'))
  expect(event.id).toBe(7)
  expect(event.data).toContain('perché 🙂')
  socket.socket.close()
})

test('a stream that is closed ends, and the others go on', async () => {
  const socket = await signedIn()
  open(socket, 1, listenUrl('*'))
  open(socket, 2, listenUrl('*'))
  await says(socket, 2, 'welcome')
  socket.send({ t: 'close', id: 1 })
  await socket.next((message) => message.t === 'end' && message.id === 1)
  const { _id } = await lake.client('administrator').create({ _type: 'note' })
  const event = await socket.next(({ data = '' }) => data.includes(_id))
  expect(event.id).toBe(2)
  open(socket, 1, listenUrl('*'))
  await says(socket, 1, 'welcome')
  socket.socket.close()
})

test('a token given with a stream counts for that stream alone', async () => {
  const socket = await openSocket(`${lake.apiHost}/streams`)
  const token = lake.lake.tokens.createEphemeral({ name: 'x', role: 'viewer' })
  open(socket, 1, listenUrl('*[_type == "secret"]'), { Authorization: `Bearer ${token}` })
  open(socket, 2, listenUrl('*[_type == "secret"]'), { authorization: 'Bearer nobody' })
  const refused = await socket.next((message) => message.t === 'open' && message.id === 2)
  expect(refused.status).toBe(401)
  await says(socket, 2, 'SIO-401-ANF')
  await socket.next((message) => message.t === 'end' && message.id === 2)
  socket.socket.close()
})

test('live events come through as well', async () => {
  const socket = await signedIn()
  open(socket, 1, '/vX/data/live/events/production')
  await says(socket, 1, 'welcome')
  socket.socket.close()
})

test('nothing but event streams can be reached, and ids are used once at a time', async () => {
  for (const url of [
    '/v1/users/me',
    '/v2025-02-19/data/query/production?query=*',
    'https://evil.example/v1/data/listen/production',
    '//evil.example/v1/data/listen/production',
    '/v1/data/listen/../../users/me',
  ]) {
    const socket = await signedIn()
    open(socket, 1, url)
    expect((await socket.closed).code, url).toBe(1008)
  }
  const socket = await signedIn()
  open(socket, 1, listenUrl('*'))
  open(socket, 1, listenUrl('*'))
  expect((await socket.closed).code).toBe(4029)
})

test('a hundred streams are the most of one socket', async () => {
  const socket = await signedIn()
  for (let id = 0; id <= 100; id += 1) open(socket, id, listenUrl(`*[_id == "${id}"]`))
  expect((await socket.closed).code).toBe(4029)
})

test('another site’s page cannot connect with the person’s cookie', async () => {
  const { cookie } = await lake.signIn('editor')
  const headers = { cookie, origin: 'https://evil.example' }
  await expect(openSocket(`${lake.apiHost}/streams`, headers)).rejects.toThrow('403')
})
