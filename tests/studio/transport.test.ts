import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import { createStreamFetch } from '../../studio/transport.ts'
import { listenLocally } from '../listenLocally.ts'

interface Frame {
  t: string
  id: number
  url?: string
  headers?: Record<string, string>
}

let server: Server
let sockets: WebSocketServer
let apiHost: string
let frames: Frame[]
let connections: ServerSocket[]
let opened: string[]

beforeEach(async () => {
  frames = []
  connections = []
  opened = []
  server = createServer((request, response) => response.end(`plain ${request.url}`))
  sockets = new WebSocketServer({ server, path: '/streams' })
  sockets.on('connection', (socket) => {
    connections.push(socket)
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())))
  })
  apiHost = await listenLocally(server)
})

afterEach(async () => {
  for (const socket of connections) socket.terminate()
  sockets.close()
  server.close()
  await once(server, 'close')
})

const streamFetch = () =>
  createStreamFetch({
    apiHost,
    fetch: globalThis.fetch,
    openSocket: (url) => {
      opened.push(url)
      return new WebSocket(url)
    },
  })

const listenUrl = (query: string) => `${apiHost}/v1/data/listen/production?query=${query}`
const answer = (frame: object) => connections.at(-1)?.send(JSON.stringify(frame))
const framesOf = (type: string) => frames.filter(({ t }) => t === type)
const waitForFrames = (type: string, count: number) =>
  expect.poll(() => framesOf(type)).toHaveLength(count)

describe('createStreamFetch', () => {
  it('leaves what is not an event stream to fetch', async () => {
    const response = await streamFetch()(`${apiHost}/v1/data/query/production?query=*`)
    expect(await response.text()).toBe('plain /v1/data/query/production?query=*')
    expect(opened).toEqual([])
  })

  it('carries every event stream over one socket at /streams', async () => {
    const fetch = streamFetch()
    const responses = ['a', 'b', 'c'].map((query) => fetch(listenUrl(query)))
    await waitForFrames('open', 3)
    expect(opened).toEqual([`${apiHost.replace('http', 'ws')}/streams`])
    expect(framesOf('open').map(({ url }) => url)).toEqual(
      ['a', 'b', 'c'].map((query) => `/v1/data/listen/production?query=${query}`),
    )
    for (const { id } of framesOf('open')) answer({ t: 'open', id, status: 200, headers: {} })
    for (const response of await Promise.all(responses)) expect(response.status).toBe(200)
  })

  it('passes on the headers of the request and of the answer', async () => {
    const response = streamFetch()(listenUrl('a'), { headers: { 'Last-Event-ID': 'tx1' } })
    await waitForFrames('open', 1)
    expect(framesOf('open')[0]?.headers).toEqual({ 'last-event-id': 'tx1' })
    const headers = { 'content-type': 'text/event-stream' }
    answer({ t: 'open', id: framesOf('open')[0]?.id, status: 403, headers })
    expect((await response).status).toBe(403)
    expect((await response).headers.get('content-type')).toBe('text/event-stream')
  })

  it('gives each stream its own data, in order, and its end', async () => {
    const fetch = streamFetch()
    const responses = [fetch(listenUrl('a')), fetch(listenUrl('b'))]
    await waitForFrames('open', 2)
    const [a, b] = framesOf('open').map(({ id }) => id)
    for (const id of [a, b]) answer({ t: 'open', id, status: 200, headers: {} })
    answer({ t: 'data', id: a, data: 'perch' })
    answer({ t: 'data', id: b, data: 'altro' })
    answer({ t: 'data', id: a, data: 'é' })
    for (const id of [a, b]) answer({ t: 'end', id })
    const texts = await Promise.all(responses.map(async (response) => (await response).text()))
    expect(texts).toEqual(['perché', 'altro'])
  })

  it('tells the lake when a reader has gone', async () => {
    const fetch = streamFetch()
    const cancelled = fetch(listenUrl('a'))
    const abort = new AbortController()
    const aborted = fetch(listenUrl('b'), { signal: abort.signal })
    await waitForFrames('open', 2)
    for (const { id } of framesOf('open')) answer({ t: 'open', id, status: 200, headers: {} })
    await (await cancelled).body?.cancel()
    const reading = (await aborted).text()
    abort.abort()
    await expect(reading).rejects.toThrow(/abort/i)
    await waitForFrames('close', 2)
    expect(framesOf('close').map(({ id }) => id)).toEqual(framesOf('open').map(({ id }) => id))
  })

  it('refuses at once when it is aborted before it begins', async () => {
    const fetched = streamFetch()(listenUrl('a'), { signal: AbortSignal.abort() })
    await expect(fetched).rejects.toThrow(/abort/i)
    expect(opened).toEqual([])
  })

  it('fails every stream when the socket is lost, and opens a new one for the next', async () => {
    const fetch = streamFetch()
    const begun = fetch(listenUrl('a'))
    const waiting = fetch(listenUrl('b'))
    const neverBegan = expect(waiting).rejects.toThrow('lost')
    await waitForFrames('open', 2)
    answer({ t: 'open', id: framesOf('open')[0]?.id, status: 200, headers: {} })
    const reading = (await begun).text()
    const brokeOff = expect(reading).rejects.toThrow('lost')
    connections[0]?.terminate()
    await Promise.all([neverBegan, brokeOff])

    const again = fetch(listenUrl('c'))
    await waitForFrames('open', 3)
    answer({ t: 'open', id: framesOf('open')[2]?.id, status: 200, headers: {} })
    expect((await again).status).toBe(200)
    expect(opened).toHaveLength(2)
  })

  it('is not disturbed by frames it does not understand', async () => {
    const response = streamFetch()(listenUrl('a'))
    await waitForFrames('open', 1)
    connections[0]?.send('not JSON')
    answer({ t: 'data', id: 99, data: 'nobody asked' })
    answer({ t: 'open', id: framesOf('open')[0]?.id, status: 200, headers: {} })
    expect((await response).status).toBe(200)
  })
})
