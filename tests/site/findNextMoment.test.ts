import { expect, test } from 'vitest'
import { findNextMoment } from '../../site/content/findNextMoment.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
const iso = (time: number | undefined) =>
  time === undefined ? undefined : new Date(time).toISOString()
const next = (document: Record<string, unknown>, closeAfterDays = 0) =>
  iso(findNextMoment([document, { _id: 'settings', comments: { closeAfterDays } }], now))

test.each([
  [
    'an article whose hour comes',
    { publishedAt: '2026-03-11T08:00:00Z' },
    0,
    '2026-03-11T08:00:00.000Z',
  ],
  ['an article of the past', { publishedAt: '2026-03-01T08:00:00Z' }, 0, undefined],
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
  const documents = ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z'].map((publishedAt) => ({
    publishedAt,
  }))
  expect(iso(findNextMoment(documents, now))).toBe('2026-04-01T00:00:00.000Z')
})
