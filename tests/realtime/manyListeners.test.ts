import type { SanityClient } from '@sanity/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientAt } from '../clientAt.ts'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { openSocket, type TestSocket } from '../lake/testSocket.ts'
import { found } from '../found.ts'

// EDICOLA_LISTENERS=500 EDICOLA_LISTENING_SECONDS=20 npx vitest run tests/realtime
const listenerCount = Number(process.env['EDICOLA_LISTENERS'] ?? 100)
const seconds = Number(process.env['EDICOLA_LISTENING_SECONDS'] ?? 3)
const writesPerSecond = 50
const streamsPerSocket = 50
const topics = 5

let lake: TestLake
let writer: SanityClient
const sockets: TestSocket[] = []
beforeEach(async () => {
  lake = await startTestLake()
  const token = lake.lake.tokens.createEphemeral({ name: 'writer', role: 'editor' })
  writer = clientAt(lake.apiHost, token)
})
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate()
  await lake.close()
})

/** What one listener has heard: the numbers of its topic, in the order of their coming. */
interface Listener {
  readonly topic: number
  readonly numbers: number[]
  welcomed: boolean
}

const delays: number[] = []

/** Opens listeners over the multiplexed WebSocket, as the Studio does. */
async function openListeners(count: number, cookie: string): Promise<Listener[]> {
  const listeners: Listener[] = []
  for (let from = 0; from < count; from += streamsPerSocket) {
    const socket = await openSocket(`${lake.apiHost}/streams`, { cookie })
    sockets.push(socket)
    const own = Array.from({ length: Math.min(streamsPerSocket, count - from) }, (_, id) => {
      const topic = (from + id) % topics
      return { topic, numbers: [], welcomed: false }
    })
    listeners.push(...own)
    const unfinished = own.map(() => '')
    socket.socket.on('message', (bytes: Buffer) => {
      const { t, id, data } = JSON.parse(bytes.toString())
      if (t !== 'data') return
      const blocks = (found(unfinished[id]) + data).split('\n\n')
      unfinished[id] = found(blocks.pop())
      for (const block of blocks) hear(found(own[id]), block)
    })
    for (const [id, { topic }] of own.entries()) {
      const query = new URLSearchParams({ query: `*[_type == "tick" && topic == ${topic}]` })
      socket.send({ t: 'open', id, url: `/v2025-02-19/data/listen/production?${query}` })
    }
  }
  await expect.poll(() => listeners.every(({ welcomed }) => welcomed)).toBe(true)
  return listeners
}

function hear(listener: Listener, block: string): void {
  if (block.includes('event: welcome')) listener.welcomed = true
  const data = /^data: (.*)$/m.exec(block)?.[1]
  if (data === undefined || !block.includes('event: mutation')) return
  const { result } = JSON.parse(data)
  listener.numbers.push(result.n)
  delays.push(Date.now() - result.sentAt)
}

const percentile = (values: number[], part: number): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0

test(
  `${listenerCount} listeners hear every event of theirs, in order, under ${writesPerSecond} writes a second`,
  async () => {
    const { cookie } = await lake.signIn('editor')
    const listeners = await openListeners(listenerCount, cookie)
    const memory = process.memoryUsage().rss
    const writes: Promise<unknown>[] = []
    const start = performance.now()
    for (let n = 0; n < seconds * writesPerSecond; n++) {
      const late = start + (n * 1000) / writesPerSecond - performance.now()
      if (late > 0) await new Promise((resolve) => setTimeout(resolve, late))
      const tick = { _id: `tick-${n % 100}`, _type: 'tick', topic: n % topics, n }
      writes.push(writer.createOrReplace({ ...tick, sentAt: Date.now() }, { visibility: 'async' }))
    }
    await Promise.all(writes)
    const perTopic = (seconds * writesPerSecond) / topics
    await expect.poll(() => listeners.every(({ numbers }) => numbers.length >= perTopic)).toBe(true)
    // What was heard of each topic, and in one order, which is that of the commits.
    for (const { topic, numbers } of listeners) {
      const first = found(listeners.find((other) => other.topic === topic))
      expect(numbers).toEqual(first.numbers)
      const expected = Array.from({ length: perTopic }, (_, index) => topic + index * topics)
      expect([...numbers].sort((a, b) => a - b)).toEqual(expected)
    }
    const grown = (process.memoryUsage().rss - memory) / 1024 / 1024
    expect(grown).toBeLessThan(600)
    console.log(
      `${listenerCount} listeners, ${delays.length} events: from the writer to the listener ` +
        `p50 ${percentile(delays, 0.5)} ms, p95 ${percentile(delays, 0.95)} ms; ` +
        `memory grew by ${Math.round(grown)} MB`,
    )
  },
  120_000 + seconds * 4000,
)
