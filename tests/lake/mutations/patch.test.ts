import { expect, test } from 'vitest'
import { applyPatch, PatchError } from '../../../server/lake/mutations/patch.ts'

const base = {
  _id: 'a',
  _type: 'note',
  _rev: 'r',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
}
const list = [
  { _key: 'x', n: 1 },
  { _key: 'y', n: 2 },
]

test.each<[string, object, object, object]>([
  [
    'set',
    { title: 'A' },
    { set: { title: 'B', 'seo.title': 'S' } },
    { title: 'B', seo: { title: 'S' } },
  ],
  [
    'set by key',
    { list },
    { set: { 'list[_key=="y"].n': 5 } },
    { list: [list[0], { _key: 'y', n: 5 }] },
  ],
  ['setIfMissing where there is a value', { n: 0 }, { setIfMissing: { n: 5 } }, { n: 0 }],
  ['setIfMissing where there is none', {}, { setIfMissing: { n: 5 } }, { n: 5 }],
  ['unset', { a: 1, b: 2 }, { unset: ['a', 'nowhere'] }, { b: 2 }],
  ['unset by key', { list }, { unset: ['list[_key=="x"]'] }, { list: [list[1]] }],
  [
    'unset in all elements',
    { list },
    { unset: ['list[].n'] },
    { list: [{ _key: 'x' }, { _key: 'y' }] },
  ],
  [
    'set in all elements',
    { list },
    { set: { 'list[*].n': 0 } },
    {
      list: [
        { _key: 'x', n: 0 },
        { _key: 'y', n: 0 },
      ],
    },
  ],
  ['inc and dec', { n: 1, m: 5 }, { inc: { n: 2 }, dec: { m: 1 } }, { n: 3, m: 4 }],
  ['inc where there is no number', {}, { inc: { n: 2 } }, {}],
  [
    'insert after the last',
    { l: [1, 2] },
    { insert: { after: 'l[-1]', items: [3] } },
    { l: [1, 2, 3] },
  ],
  [
    'insert before the first',
    { l: [1] },
    { insert: { before: 'l[0]', items: [0] } },
    { l: [0, 1] },
  ],
  [
    'insert before a key',
    { list },
    { insert: { before: 'list[_key=="y"]', items: [{ _key: 'z' }] } },
    { list: [list[0], { _key: 'z' }, list[1]] },
  ],
  [
    'replace',
    { l: [1, 2, 3] },
    { insert: { replace: 'l[1]', items: [9, 9] } },
    { l: [1, 9, 9, 3] },
  ],
  [
    'diffMatchPatch',
    { t: 'ciao mondo' },
    { diffMatchPatch: { t: '@@ -1,10 +1,11 @@\n ciao\n+!\n  mondo\n' } },
    { t: 'ciao! mondo' },
  ],
])('%s', (_, before, patch, after) => {
  expect(applyPatch({ ...base, ...before }, { ...patch })).toEqual({ ...base, ...after })
})

test('operations take effect in one order, however they are written', () => {
  const patch = {
    insert: { after: 'l[-1]', items: ['inserted'] },
    inc: { n: 1 },
    unset: ['gone'],
    set: { n: 10, gone: true },
    setIfMissing: { l: ['made'], n: 1 },
  }
  expect(applyPatch(base, patch)).toEqual({ ...base, l: ['made', 'inserted'], n: 11 })
})

test('the given document is left as it is', () => {
  const document = { ...base, deep: { list: [{ _key: 'x', n: 1 }] } }
  const copy = structuredClone(document)
  const patched = applyPatch(document, { set: { 'deep.list[0].n': 2 } })
  expect(document).toEqual(copy)
  expect(patched).not.toEqual(copy)
})

test.each([
  ['an unknown operation', { rename: { a: 'b' } }],
  ['unset that is not a list', { unset: { a: true } }],
  ['set that is not an object', { set: 1 }],
  ['inc by what is not a number', { inc: { n: '1' } }],
  ['insert without items', { insert: { after: 'l[-1]' } }],
  ['insert in two places', { insert: { after: 'l[-1]', before: 'l[0]', items: [] } }],
  ['an empty path', { set: { '': 1 } }],
  ['a path that does not parse', { set: { 'a[': 1 } }],
])('%s is an error that says so', (_, patch) => {
  expect(() => applyPatch(base, { ...patch })).toThrow(PatchError)
})
