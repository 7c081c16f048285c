import { expect, test } from 'vitest'
import { findNextMoment } from '../../../server/publisher/build/findNextMoment.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
const next = (document: object, closeAfterDays = 0) =>
  findNextMoment([document], { now, closeAfterDays })

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
    { offers: [null, '2026-04-01T00:00:00Z', '2026-03-20T00:00:00Z'] },
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
  expect(findNextMoment(documents, { now, closeAfterDays: 0 })).toBe('2026-04-01T00:00:00.000Z')
})
