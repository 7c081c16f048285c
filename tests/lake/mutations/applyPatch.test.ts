import { expect, test } from 'vitest'
import { applyPatch } from '../../../server/lake/mutations/applyPatch.ts'
import { PatchError } from '../../../server/lake/mutations/patchError.ts'

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
  [
    'set by a key that reads like a range',
    { list: [{ _key: 'a[]' }, { _key: 'b[*]' }, { _key: 'c[]' }] },
    { set: { 'list[_key=="a[]"].n': 1, 'list[_key == "b[*]"].n': 2, '..[_key=="c[]"].n': 3 } },
    {
      list: [
        { _key: 'a[]', n: 1 },
        { _key: 'b[*]', n: 2 },
        { _key: 'c[]', n: 3 },
      ],
    },
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
  expect(applyPatch({ ...base, ...before }, { ...patch }).patched).toEqual({ ...base, ...after })
})

test.each<[string, object, object, object]>([
  ['a range beyond the end', { l: [1, 2] }, { set: { 'l[0:5]': 0 } }, { l: [0, 0] }],
  ['a range without an end', { l: [1, 2, 3] }, { unset: ['l[1:]'] }, { l: [1] }],
  ['a range from behind', { l: [1, 2, 3] }, { set: { 'l[-2:]': 0 } }, { l: [1, 0, 0] }],
  ['a range of nothing', { l: [1] }, { set: { 'l[5:9].n': 0, t: 'a' } }, { l: [1], t: 'a' }],
  [
    'a range that an operation before it made',
    {},
    { set: { 'l[].n': 0 }, setIfMissing: { l: [{ _key: 'x' }] } },
    { l: [{ _key: 'x', n: 0 }] },
  ],
  [
    'ranges within ranges',
    { l: [{ m: [{ a: 1 }, { a: 2 }] }, { m: [{ a: 3 }] }] },
    { inc: { 'l[].m[0:1].a': 10 } },
    { l: [{ m: [{ a: 11 }, { a: 2 }] }, { m: [{ a: 13 }] }] },
  ],
  [
    'a range below a key',
    { list, l: [1] },
    { set: { 'list[_key=="y"].tags[]': 'z' }, setIfMissing: { 'list[_key=="y"].tags': ['q'] } },
    { list: [list[0], { ...list[1], tags: ['z'] }], l: [1] },
  ],
  [
    'a range that is replaced',
    { l: [1, 2] },
    { insert: { replace: 'l[0:9]', items: [9] } },
    { l: [9] },
  ],
])('of %s only what is there is meant', (_, before, patch, after) => {
  const document = { ...base, ...before }
  const applied = applyPatch(document, { ...patch })
  expect(applied.patched).toEqual({ ...base, ...after })
  // What listeners are shown does the same.
  expect(applyPatch(document, applied.patch).patched).toEqual(applied.patched)
})

test('long arrays and boundless ranges are patched at once', () => {
  const l = Array.from({ length: 5000 }, (_, n) => ({ _key: `k${n}`, n }))
  const { patched } = applyPatch({ ...base, l }, { set: { 'l[].n': 1, 'l[0:1000000000].m': 2 } })
  expect(patched['l']).toEqual(l.map(({ _key }) => ({ _key, n: 1, m: 2 })))
  expect(applyPatch({ ...base, l }, { unset: ['l[0:1000000000]'] }).patched['l']).toEqual([])
})

test.each([
  ['more elements than it may', { set: { 'l[].n': 1, 'l[].m': 1, 'l[].o': 1 } }],
  ['a range below everything', { set: { '..[0:].n': 1 } }],
  [
    'a text patch of very many lines',
    { diffMatchPatch: { t: `@@ -1 +1 @@\n${'+a\n'.repeat(20_000)}` } },
  ],
])('a patch of %s is refused', (_, patch) => {
  const l = Array.from({ length: 4000 }, (__, n) => ({ n }))
  expect(() => applyPatch({ ...base, l, t: 'a' }, { ...patch })).toThrow(PatchError)
})

test('operations take effect in one order, however they are written', () => {
  const patch = {
    insert: { after: 'l[-1]', items: ['inserted'] },
    inc: { n: 1 },
    unset: ['gone'],
    set: { n: 10, gone: true },
    setIfMissing: { l: ['made'], n: 1 },
  }
  expect(applyPatch(base, patch).patched).toEqual({ ...base, l: ['made', 'inserted'], n: 11 })
})

test('the given document is left as it is', () => {
  const document = { ...base, deep: { list: [{ _key: 'x', n: 1 }] } }
  const copy = structuredClone(document)
  const { patched } = applyPatch(document, { set: { 'deep.list[0].n': 2 } })
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
