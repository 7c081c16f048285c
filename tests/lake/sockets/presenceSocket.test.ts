import { afterAll, beforeAll, expect, test } from 'vitest'
import { found } from '../../found.ts'
import { startTestLake, studioOrigin, type TestLake } from '../testLake.ts'
import { openSocket, type TestSocket } from '../testSocket.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const path = '/v2022-06-30/socket/production?tag=sanity.studio'
let calls = 0

function call(socket: TestSocket, method: string, params: unknown = {}) {
  const id = `call${(calls += 1)}`
  socket.send({ jsonrpc: '2.0', method, params, id })
  return socket.next((message) => message.id === id)
}

async function join(role = 'editor') {
  const person = await lake.signIn(role)
  const socket = await openSocket(lake.apiHost + path, { cookie: person.cookie })
  const { result } = await call(socket, 'presence_subscribe')
  const heard = (type: string) =>
    socket.next(({ params }) => params?.subscription === result && params?.result.type === type)
  return { ...person, socket, heard }
}

test('people hear of each other: where they are, who asks, who leaves', async () => {
  const ada = await join()
  const bob = await join()
  const locations = [{ type: 'document', documentId: 'a1', path: ['title'] }]
  const data = { locations, sessionId: 'tab-ada' }
  expect(await call(ada.socket, 'presence_announce', { data })).toMatchObject({ result: true })
  const state = await bob.heard('state')
  expect(state.params?.result).toEqual({ type: 'state', i: ada.id, m: data })
  await call(bob.socket, 'presence_rollcall', { session: 'tab-bob' })
  const rollCall = await ada.heard('rollCall')
  expect(rollCall.params?.result).toEqual({ type: 'rollCall', i: bob.id, session: 'tab-bob' })
  ada.socket.socket.terminate()
  const left = await bob.heard('disconnect')
  expect(left.params?.result).toEqual({ type: 'disconnect', i: ada.id, m: { session: 'tab-ada' } })
  bob.socket.socket.close()
})

test('a token in the Studio’s first message signs in; another is refused', async () => {
  const socket = await openSocket(lake.apiHost + path)
  expect(await call(socket, 'presence_subscribe')).toMatchObject({ error: { code: 4001 } })
  const wrong = await call(socket, 'authorization', { authorization: 'Bearer nobody' })
  expect(wrong).toMatchObject({ error: { code: 4001 } })
  const secret = lake.lake.tokens.createEphemeral({ name: 'studio', role: 'editor' })
  await call(socket, 'authorization', { authorization: `Bearer ${secret}` })
  expect(await call(socket, 'presence_subscribe')).toMatchObject({ result: expect.any(String) })
  socket.socket.close()
})

test('who is no longer known is not answered, and soon cut off', async () => {
  const socket = await openSocket(lake.apiHost + path)
  const { tokens } = lake.lake
  const secret = tokens.create({ name: 'studio', role: 'editor' })
  await call(socket, 'authorization', { authorization: `Bearer ${secret}` })
  await call(socket, 'presence_subscribe')
  tokens.revoke(found(tokens.find(secret)).id)
  const late = await call(socket, 'presence_rollcall', { session: 'tab' })
  expect(late).toMatchObject({ error: { code: 4001 } })
  expect(await socket.closed).toEqual({ code: 4001 })
}, 240_000)

test('a deleted dataset takes its sockets with it', async () => {
  const administrator = lake.client('administrator')
  await administrator.datasets.create('brief')
  const { cookie } = await lake.signIn('editor')
  const url = lake.apiHost + path.replace('production', 'brief')
  const socket = await openSocket(url, { cookie })
  await call(socket, 'presence_subscribe')
  await administrator.datasets.delete('brief')
  expect(await socket.closed).toEqual({ code: 1001 })
})

test('what is not a call is answered with an error, and the socket goes on', async () => {
  const ada = await join()
  ada.socket.socket.send('{')
  ada.socket.socket.send(Buffer.from([1, 2, 3]))
  ada.socket.send({ jsonrpc: '1.0' })
  for (let count = 0; count < 3; count += 1) {
    const refused = await ada.socket.next(({ error }) => error !== undefined)
    expect(refused).toMatchObject({ error: { code: -32600 } })
  }
  expect(await call(ada.socket, 'destroy')).toMatchObject({ error: { code: -32601 } })
  const bad = await call(ada.socket, 'presence_announce', { data: { sessionId: 5 } })
  expect(bad).toMatchObject({ error: { code: -32602 } })
  ada.socket.socket.close()
})

test('a heartbeat comes by itself', async () => {
  const socket = await openSocket(lake.apiHost + path)
  await socket.next(({ isHeartbeat }) => isHeartbeat)
  socket.socket.close()
}, 240_000)

test('pages of other sites, bad tokens and unknown datasets are refused', async () => {
  const { cookie } = await lake.signIn('editor')
  const url = lake.apiHost + path
  const open = async (address: string, headers: Record<string, string>) => {
    const { socket } = await openSocket(address, headers)
    socket.close()
  }
  await expect(open(url, { cookie, origin: 'https://evil.example' })).rejects.toThrow('403')
  await expect(open(url, { authorization: 'Bearer nobody' })).rejects.toThrow('401')
  await expect(open(url.replace('production', 'nowhere'), {})).rejects.toThrow('404')
  await expect(open(`${lake.apiHost}/v1/else`, {})).rejects.toThrow()
  await expect(open(url, { cookie, origin: studioOrigin })).resolves.toBeUndefined()
})

test('who talks without end is cut off', async () => {
  const ada = await join()
  for (let count = 0; count < 1000; count += 1) ada.socket.send({})
  expect(await ada.socket.closed).toEqual({ code: 4029 })
})
