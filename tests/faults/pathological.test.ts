import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLake, type TestLake } from '../lake/testLake.ts'
import { pathologicalQueries } from './pathologicalQueries.ts'

// Longer by EDICOLA_HOSTILE_ROUNDS: each round asks the whole corpus once.
const rounds = Number(process.env['EDICOLA_HOSTILE_ROUNDS'] ?? 1)

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  const transaction = lake.client('administrator').transaction()
  for (let n = 0; n < 2000; n += 1) {
    const tags = Array.from({ length: 5 }, (_, place) => `t${(n * 7 + place) % 40}`)
    transaction.create({ _id: `n${n}`, _type: 'note', n, tags, text: 'a'.repeat(200) })
  }
  await transaction.commit()
}, 240_000)
afterAll(() => lake.close())

/** Repeats something until it is stopped, and remembers how long each took. */
function repeatedly(work: () => Promise<void>) {
  const times: number[] = []
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
      await delay(5)
    }
  })()
  const stop = async (): Promise<number[]> => {
    stopping.abort()
    await running
    return times.sort((a, b) => a - b)
  }
  return { stop }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function ask(query: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${lake.apiHost}/v2025-02-19/data/query/production`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, body: await response.json() }
}

test(
  'hostile queries neither stop the lake nor fail a cheap one',
  { timeout: 120_000 + rounds * 120_000 },
  async () => {
    const editor = lake.client('editor')
    const cheap = (): Promise<void> =>
      editor.fetch('*[_id == $id][0].n', { id: 'n7' }).then((n) => expect(n).toBe(7))
    await cheap()
    const pings = repeatedly(async () => {
      const response = await fetch(`${lake.apiHost}/v1/ping`)
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    })
    const cheapOnes = repeatedly(cheap)
    const answers = new Map<string, number[]>()
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(
        Object.entries(pathologicalQueries).map(async ([name, query]) => {
          const { status, body } = await ask(query)
          answers.set(name, [...(answers.get(name) ?? []), status])
          // Answered in full, refused as wrong, or stopped: each in the API's own shape.
          expect([200, 400, 504], `${name}: ${JSON.stringify(body).slice(0, 300)}`).toContain(
            status,
          )
          if (status !== 200) {
            expect(body).toMatchObject({ error: { type: expect.stringMatching(/^query/) } })
          }
        }),
      )
    }
    const pingTimes = await pings.stop()
    const cheapTimes = await cheapOnes.stop()
    console.log('answers:', Object.fromEntries(answers))
    for (const [name, times] of Object.entries({ ping: pingTimes, cheap: cheapTimes })) {
      const [median, p99, most] = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(1))
      console.log(
        `${name}: ${times.length} asked, median ${median} ms, p99 ${p99} ms, most ${most} ms`,
      )
    }
    expect(pingTimes.length).toBeGreaterThan(50)
    expect(cheapTimes.length).toBeGreaterThan(50)
    // Stopped, and not merely slow: the corpus is what it says it is.
    expect([...answers.values()].flat()).toContain(504)
    await cheap()
    expect((await ask('count(*)')).body).toMatchObject({ result: 2000 })
  },
)

test(
  'a listener with a hostile filter holds up nobody who writes',
  { timeout: 60_000 },
  async () => {
    const filters = [
      `*[text match "${'*a'.repeat(20)}*b"]`,
      '*[count(*[text == ^.text && count(*[text == ^.text]) > 0]) > 0]',
      `*[${'('.repeat(500)}true${')'.repeat(500)}]`,
    ]
    const streams = await Promise.all(
      filters.map((query) => {
        const url = new URL(`${lake.apiHost}/v2025-02-19/data/listen/production`)
        url.searchParams.set('query', query)
        return fetch(url)
      }),
    )
    // The first is merely long to write down; the others are refused.
    expect(streams.map(({ status }) => status)).toEqual([200, 400, 400])
    const writer = lake.client('administrator')
    const start = performance.now()
    for (let n = 0; n < 5; n += 1) await writer.patch('n1').set({ n }).commit()
    console.log(`5 writes past hostile listeners: ${(performance.now() - start).toFixed(0)} ms`)
    expect((await fetch(`${lake.apiHost}/v1/ping`)).status).toBe(200)
    await Promise.all(streams.map(async ({ body }) => body?.cancel()))
  },
)
