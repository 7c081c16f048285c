import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventStream } from '../../../server/lake/listening/eventStream.ts'
import type { EventSink } from '../../../server/lake/listening/serverSentEvent.ts'
import { startDatasetServer, type DatasetServer } from '../datasetServer.ts'

let server: DatasetServer
beforeAll(async () => {
  server = await startDatasetServer()
})
afterAll(() => server.close())

test('one who leaves is not told any more', async () => {
  const unsubscribe = vi.fn<() => void>()
  const reader = eventStream(() => unsubscribe).body!.getReader()
  await reader.read()
  await reader.cancel()
  expect(unsubscribe).toHaveBeenCalledOnce()
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
  await expect(response.body!.getReader().read()).rejects.toThrow(/does not read/)
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
  await expect.poll(() => closed, { timeout: 25_000 }).toBe(true)
})

test('a quiet stream is kept alive by comments', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const reader = eventStream(() => () => undefined).body!.getReader()
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value)
    expect(await read()).toBe(':\n\n')
    vi.advanceTimersByTime(20_000)
    expect(await read()).toMatch(/^:/)
    await reader.cancel()
  } finally {
    vi.useRealTimers()
  }
})
