import { expect, test } from 'vitest'
import {
  createNumberReader,
  createNumberWriter,
} from '../../../server/publisher/live/numberBytes.ts'

test('numbers are read as they were written, and small ones take a byte', () => {
  const numbers = [0, 1, -1, 63, -64, 64, -65, 8191, -8192, 2 ** 30, -(2 ** 30), 2 ** 31 - 1]
  const all = [...numbers, -(2 ** 31), ...Array.from({ length: 3000 }, (_, index) => index * 37)]
  const writer = createNumberWriter()
  for (const number of all) writer.put(number)
  const next = createNumberReader(writer.bytes())
  expect(all.map(() => next())).toEqual(all)
  expect(next()).toBe(0)
  const small = createNumberWriter()
  for (const number of [0, 1, -1, 63, -64]) small.put(number)
  expect(small.bytes()).toHaveLength(5)
})
