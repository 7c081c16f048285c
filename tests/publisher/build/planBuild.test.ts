import { expect, test } from 'vitest'
import { planBuild } from '../../../server/publisher/build/planBuild.ts'

const now = new Date('2026-03-10T12:00:00.000Z')
const documents = (rev: string) => ({ a: { rev, type: 'article', title: 'A' } })
const old = { code: 'c', documents: documents('1') }
const changed = { code: 'c', documents: documents('2') }
const base = { now, sources: old, current: old, triedInVain: undefined, isRetryDue: false }

test.each([
  ['without a release', { current: undefined }, { kind: 'build', reason: 'first', because: [] }],
  ['with the same content and code', {}, { kind: 'upToDate' }],
  ['with changed content', { sources: changed }, { kind: 'build', reason: 'content' }],
  ['with changed code', { sources: { ...old, code: 'd' } }, { kind: 'build', reason: 'code' }],
  [
    'after its time',
    { current: { ...old, goodUntil: '2026-03-10T12:00:00Z' } },
    { kind: 'build', reason: 'time' },
  ],
  [
    'before its time',
    { current: { ...old, goodUntil: '2026-03-10T12:00:01Z' } },
    { kind: 'upToDate' },
  ],
  [
    'when it was tried in vain',
    { sources: changed, triedInVain: changed },
    { kind: 'waitForChange' },
  ],
  [
    'when a retry is due',
    { sources: changed, triedInVain: changed, isRetryDue: true },
    { kind: 'build', reason: 'retry' },
  ],
  [
    'when content changed since it failed',
    { sources: { ...old, documents: documents('3') }, triedInVain: changed },
    { kind: 'build', reason: 'content' },
  ],
  [
    'when a bad change was taken back',
    { sources: old, triedInVain: changed },
    { kind: 'upToDate' },
  ],
])('%s', (_name, state, expected) => {
  expect(planBuild({ ...base, ...state })).toMatchObject(expected)
})
