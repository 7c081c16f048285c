import { expect, test } from 'vitest'
import { createChangeFinder } from '../../site/content/changedDocuments.ts'
import { createMomentFinder } from '../../site/content/findNextMoment.ts'
import { createRandom } from '../createRandom.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
const iso = (time: number | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString()
const firstOf = (documents: readonly Record<string, unknown>[], time = now) =>
  createMomentFinder()(createChangeFinder()(documents), time)
const next = (document: Record<string, unknown>, closeAfterDays = 0) =>
  iso(firstOf([document, { _id: 'settings', comments: { closeAfterDays } }]))

test.each([
  [
    'an article whose hour comes',
    { publishedAt: '2026-03-11T08:00:00Z' },
    0,
    '2026-03-11T08:00:00.000Z',
  ],
  ['an article of the past', { publishedAt: '2026-03-01T08:00:00Z' }, 0, undefined],
  ['an article of this very moment', { publishedAt: '2026-03-10T12:00:00Z' }, 0, undefined],
  ['comments that close', { publishedAt: '2026-03-01T08:00:00Z' }, 14, '2026-03-15T08:00:00.000Z'],
  ['comments that closed', { publishedAt: '2026-01-01T08:00:00Z' }, 14, undefined],
  [
    'an event that begins',
    { startsAt: '2026-03-12T18:00:00+01:00' },
    0,
    '2026-03-12T17:00:00.000Z',
  ],
  [
    'an event under way',
    { startsAt: '2026-03-10T09:00:00Z', endsAt: '2026-03-10T18:00:00Z' },
    0,
    '2026-03-10T18:00:00.000Z',
  ],
  [
    'an event under way without an end',
    { startsAt: '2026-03-10T09:00:00Z', endsAt: null },
    0,
    '2026-03-10T21:00:00.000Z',
  ],
  [
    'an offer',
    {
      promoBanner: { expiresAt: '2026-04-01T00:00:00Z' },
      body: [{ _type: 'block' }, { _type: 'promoBanner', expiresAt: '2026-03-20T00:00:00Z' }],
    },
    0,
    '2026-03-20T00:00:00.000Z',
  ],
  ['a date that is none', { publishedAt: 'domani' }, 7, undefined],
  ['a document without dates', {}, 7, undefined],
])('%s', (_name, document, closeAfterDays, expected) => {
  expect(next(document, closeAfterDays)).toBe(expected)
})

test('of many documents the first moment counts', () => {
  const documents = ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z'].map((publishedAt, index) => ({
    _id: `n${index}`,
    publishedAt,
  }))
  expect(iso(firstOf(documents))).toBe('2026-04-01T00:00:00.000Z')
})

test('whatever is edited, it is the moment that a fresh look finds', () => {
  const finder = createMomentFinder()
  const changes = createChangeFinder()
  const part = createRandom(7)
  const random = (below: number): number => Math.floor(part() * below)
  const moment = (): string => new Date(now.getTime() + (random(40) - 10) * 3_600_000).toISOString()
  let documents: Record<string, unknown>[] = []
  let time = now
  for (let round = 0; round < 600; round += 1) {
    const id = ['settings', 'a', 'b', 'c', 'd'][random(5)]
    documents = documents.filter(({ _id }) => _id !== id || random(2) === 0)
    if (!documents.some(({ _id }) => _id === id)) {
      const fields = { publishedAt: moment(), ...(random(2) === 0 && { startsAt: moment() }) }
      const settings = { comments: { closeAfterDays: random(3) } }
      documents = [...documents, { _id: id, ...(id === 'settings' ? settings : fields) }]
    }
    if (random(10) === 0) time = new Date(time.getTime() + random(3) * 3_600_000)
    expect(iso(finder(changes(documents), time))).toBe(iso(firstOf(documents, time)))
  }
})
