import { expect, test } from 'vitest'
import { createReadings } from '../../../server/publisher/live/readings.ts'

test('readings are kept by cell, however many there are', () => {
  const readings = createReadings()
  for (let run = 1; run <= 100_000; run += 1) readings.note(run % 3, run, -run)
  expect(readings.count).toBe(100_000)
  for (const cell of [0, 1, 2]) {
    const found = [...readings.of(cell)]
    const expected = Array.from({ length: 100_000 }, (_, index) => index + 1)
      .filter((run) => run % 3 === cell)
      .map((run) => [run, -run])
    expect(found.toReversed()).toEqual(expected)
  }
  expect([...readings.of(7)]).toEqual([])
})

test('those of runs that are over make room, and the others stay', () => {
  const readings = createReadings()
  for (let run = 1; run <= 10; run += 1) for (const cell of [0, 5]) readings.note(cell, run, run)
  readings.sweep((run) => run % 4 !== 0)
  expect(readings.count).toBe(4)
  readings.note(5, 11, 1)
  readings.note(6, 12, 1)
  expect([...readings.of(0)]).toEqual([
    [8, 8],
    [4, 4],
  ])
  expect([...readings.of(5)]).toEqual([
    [11, 1],
    [8, 8],
    [4, 4],
  ])
  readings.sweep(() => true)
  expect([0, 5, 6].flatMap((cell) => [...readings.of(cell)])).toEqual([])
  expect(readings.count).toBe(0)
})
