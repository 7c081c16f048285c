import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createBacklogs } from '../../../server/lake/listening/backlogs.ts'
import { eventStream } from '../../../server/lake/listening/eventStream.ts'
import type { EventSink } from '../../../server/lake/listening/serverSentEvent.ts'
import { found } from '../../found.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

const readerOf = ({ body }: Response) => found(body).getReader()

test('one who leaves is not told any more', async () => {
  const unsubscribe = vi.fn<() => void>()
  const reader = readerOf(eventStream(() => unsubscribe))
  await reader.read()
  await reader.cancel()
  expect(unsubscribe).toHaveBeenCalledOnce()
})

test('one who may not listen any more is told so by the end of the stream', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    let isWelcome = true
    const unsubscribe = vi.fn<() => void>()
    const response = eventStream(() => unsubscribe, { isWelcome: () => isWelcome })
    const reader = readerOf(response)
    await reader.read()
    vi.advanceTimersByTime(15_000)
    expect((await reader.read()).done).toBe(false)
    isWelcome = false
    vi.advanceTimersByTime(15_000)
    expect((await reader.read()).done).toBe(true)
    expect(unsubscribe).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})

test('when all that waits is too much, the longest is cut off and the others are not', async () => {
  const backlogs = createBacklogs(8 * 1024 * 1024)
  const megabyte = 'a'.repeat(1024 * 1024)
  const waitingFor = (megabytes: number): Response =>
    eventStream(
      (tell) => {
        for (let n = 0; n < megabytes; n++) tell({ event: 'mutation', data: megabyte })
        return () => undefined
      },
      { backlogs },
    )
  const [some, most, more] = [waitingFor(2), waitingFor(5), waitingFor(2)]
  await expect(readerOf(most).read()).rejects.toThrow(/does not read/)
  expect((await readerOf(some).read()).done).toBe(false)
  expect((await readerOf(more).read()).done).toBe(false)
})

test('one who does not read is cut off, and the backlog with it', async () => {
  let tell: EventSink = () => undefined
  const unsubscribe = vi.fn<() => void>()
  const response = eventStream((sink) => {
    tell = sink
    return unsubscribe
  })
  const megabyte = 'a'.repeat(1024 * 1024)
  for (let n = 0; n < 15; n++) tell({ event: 'mutation', data: megabyte })
  expect(unsubscribe).not.toHaveBeenCalled()
  for (let n = 0; n < 3; n++) tell({ event: 'mutation', data: megabyte })
  expect(unsubscribe).toHaveBeenCalledOnce()
  await expect(readerOf(response).read()).rejects.toThrow(/does not read/)
})

test('over HTTP too, a listener that stops reading is disconnected and the others go on', async () => {
  const { port, host } = new URL(server.apiHost)
  const lazy = connect(Number(port), '127.0.0.1')
  await new Promise((resolve) => lazy.once('connect', resolve))
  lazy.write(`GET /v1/data/listen/production?query=* HTTP/1.1\r\nhost: ${host}\r\n\r\n`)
  await new Promise((resolve) => lazy.once('data', resolve))
  lazy.pause()
  let closed = false
  lazy.once('close', () => (closed = true))
  lazy.once('error', () => undefined)

  const text = 'a'.repeat(4 * 1024 * 1024)
  for (let n = 0; n < 14; n++) {
    await server.client('editor').createOrReplace({ _id: 'large', _type: 'note', n, text })
  }
  lazy.resume()
  await expect.poll(() => closed, { timeout: 60_000 }).toBe(true)
})

test('a quiet stream is kept alive by comments', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const reader = readerOf(eventStream(() => () => undefined))
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value)
    expect(await read()).toBe(':\n\n')
    vi.advanceTimersByTime(20_000)
    expect(await read()).toMatch(/^:/)
    await reader.cancel()
  } finally {
    vi.useRealTimers()
  }
})

test('strangers can open so many streams, and those who left do not count', async () => {
  const ask = () => server.request('/data/listen/production?query=*', { name: null })
  const answers = await Promise.all(Array.from({ length: 100 }, ask))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await ask()).status).toBe(429)
  // Whoever has a credential is not kept out by them.
  const known = await server.request('/data/listen/production?query=*')
  expect(known.status).toBe(200)
  await known.body?.cancel()
  for (const { body } of answers) await body?.cancel()
  await expect
    .poll(async () => {
      const again = await ask()
      await again.body?.cancel()
      return again.status
    })
    .toBe(200)
})
