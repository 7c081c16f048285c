import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { system } from '../../../../server/lake/access/identity.ts'
import { openDataset } from '../../../../server/lake/datasets/dataset.ts'
import {
  createIsolatedEngine,
  type IsolatedEngine,
} from '../../../../server/lake/query/threads/isolatedEngine.ts'

const deadline = 1000

let folder: string
let engine: IsolatedEngine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const settings = { file: join(folder, 'd.sqlite'), projectId: 'p', aclMode: 'public' } as const
  const dataset = openDataset({ ...settings, name: 'd' })
  const mutations = Array.from({ length: 1500 }, (_, n) => ({
    create: { _id: `n${n}`, _type: 'note', n },
  }))
  await dataset.mutate({ mutations, identity: system })
  dataset.close()
  // Time passes when a test says so: what is quick is so however busy the machine is.
  vi.useFakeTimers({
    toFake: ['performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
  const clock = (): Date => new Date('2026-01-01T00:00:00Z')
  engine = createIsolatedEngine({ ...settings, dataset: 'd' }, { clock, deadline })
})
afterEach(() => {
  vi.useRealTimers()
  engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = async (query: string, params: Record<string, unknown> = {}): Promise<unknown> =>
  (await engine.evaluate({ query, params, perspective: 'raw', identity: system })).result

test('many at once are each given their own answer, in the state that they were asked in', async () => {
  const numbers = Array.from({ length: 60 }, (_, n) => n)
  const one = (n: number) => ask('*[_id == $id][0].n', { id: `n${n}` })
  await one(0)
  expect(await Promise.all(numbers.map(one))).toEqual(numbers)
  const before = one(7)
  const stored = { _id: 'n7', _type: 'note', _rev: 'r', _createdAt: '', _updatedAt: '', n: -7 }
  engine.apply([{ sequence: 2, changes: [{ id: 'n7', after: stored }] }])
  expect(await Promise.all([before, one(7)])).toEqual([7, -7])
})

test('a query that was quick and is slow now fails alone, and those behind it are answered', async () => {
  // Quick as long as `$deep` is false, and then as slow as it looks.
  const query = 'count(*[$deep && count(*[n > ^.n && count(*[n > ^.n]) > 0]) > 0])'
  const quick = 'count(*[n < $most])'
  expect(await ask(query, { deep: false })).toBe(0)
  expect(await ask(quick, { most: 3 })).toBe(3)
  const slow = ask(query, { deep: true }).catch((error: unknown) => error)
  const others = Array.from({ length: 20 }, (_, most) => ask(quick, { most }))
  vi.advanceTimersByTime(deadline)
  expect(await slow).toMatchObject({ statusCode: 504 })
  expect(await Promise.all(others)).toEqual(Array.from({ length: 20 }, (_, most) => most))
})

test('a second thread is started when a quick query waits behind one that takes long, and not before', async () => {
  let threads = 0
  const count = (): void => void (threads += 1)
  process.on('worker', count)
  onTestFinished(() => void process.off('worker', count))
  const slow = (): Promise<unknown> =>
    ask('count(*[count(*[n > ^.n && count(*[n > ^.n]) > 0]) > 0])').catch(() => 'stopped')
  expect(await ask('count(*)')).toBe(1500)
  const alone = slow()
  vi.advanceTimersByTime(deadline)
  expect(await alone).toBe('stopped')
  expect(await ask('count(*)')).toBe(1500)
  // The first, and the one in its place.
  expect(threads).toBe(2)
  const isOver = slow()
  const behind = ask('count(*)')
  vi.advanceTimersByTime(deadline / 2)
  expect(await behind).toBe(1500)
  expect(threads).toBe(3)
  vi.advanceTimersByTime(deadline / 2)
  expect(await isOver).toBe('stopped')
  await expect.poll(() => threads).toBe(4)
})

test('whoever waits when it is closed is told so', async () => {
  await ask('count(*)')
  const waiting = Array.from({ length: 20 }, () => ask('count(*)'))
  engine.close()
  const outcomes = await Promise.allSettled(waiting)
  expect(outcomes.map(({ status }) => status)).toEqual(Array(20).fill('rejected'))
})

test('a search right after an import takes the time that gathering its words takes', async () => {
  const search = '*[[@, _id] match text::query("numero5999")]._id'
  expect(await ask(search)).toEqual([])
  const words = Array.from({ length: 200 }, (_, n) => `parola${n}`)
  const changes = Array.from({ length: 6000 }, (_, n) => {
    const text = [...words, `numero${n}`].join(' ')
    const meta = { _type: 'note', _rev: 'r', _createdAt: '', _updatedAt: '' }
    return { id: `i${n}`, after: { _id: `i${n}`, ...meta, n, text } }
  })
  engine.apply([{ sequence: 2, changes }])
  const found = ask(search)
  vi.advanceTimersByTime(deadline)
  expect(await found).toEqual(['i5999'])
})
