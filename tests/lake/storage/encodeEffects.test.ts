import * as fc from 'fast-check'
import { applyPatch, incremental } from 'mendoza'
import { expect, test } from 'vitest'
import { encodeEffects, encodePatch } from '../../../server/lake/storage/encodeEffects.ts'

const key = fc.constantFrom('a', 'b', 'c', 'título', '_key', 'z')
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(fc.constantFrom('perché no? ', 'ciao 👋🏽 a tutti ', 'plain text here '), fc.string())
    .map(([head, tail]) => head + tail),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.record({ _key: fc.constantFrom('k1', 'k2', 'k3'), v: tie('value') }), {
      maxLength: 4,
    }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value

// Dictionaries of fast-check have no prototype; JSON has.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('an encoded patch turns any JSON into any other, as the decoder of the Studio applies it', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const [from, to] = [plain(before), plain(after)]
      expect(applyPatch(from, [...encodePatch(from, to)])).toEqual(to)
    }),
    { numRuns: 3000 },
  )
})

test('the incremental decoder, which the history pane uses, agrees', () => {
  fc.assert(
    fc.property(fc.dictionary(key, json), fc.dictionary(key, json), (before, after) => {
      const [from, to] = [plain(before), plain(after)]
      const patched = incremental.applyPatch(
        incremental.wrap(from, 1),
        [...encodePatch(from, to)],
        2,
      )
      expect(incremental.unwrap(patched)).toEqual(to)
    }),
    { numRuns: 1000 },
  )
})

test('an insertion in the middle of an accented sentence is sent as an insertion', () => {
  const before = 'La città è più bella di sera, dopo la pioggia.'
  const after = 'La città è molto più bella di sera, dopo la pioggia.'
  const patch = encodePatch(before, after)
  expect(applyPatch(before, [...patch])).toBe(after)
  expect(JSON.stringify(patch).length).toBeLessThan(40)
})

test('effects are made without the revision, and creation and deletion are whole values', () => {
  const document = {
    _id: 'a',
    _type: 't',
    _rev: 'r1',
    _createdAt: '2026-01-01T00:00:00.000Z',
    _updatedAt: '2026-01-01T00:00:00.000Z',
  }
  const { _rev, ...rest } = document
  expect(encodeEffects(undefined, document)).toEqual({ apply: [0, rest], revert: [0, null] })
  expect(encodeEffects(document, undefined)).toEqual({ apply: [0, null], revert: [0, rest] })
  expect(encodeEffects(document, { ...document, _rev: 'r2' }).apply).toEqual([1])
})
