import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, addMonths, weeksOf } from '../../studio/planning/month.ts'

const zone = process.env['TZ']
beforeAll(() => {
  process.env['TZ'] = 'Europe/Rome'
})
afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

it('covers a month with whole weeks from Monday', () => {
  const november = weeksOf({ year: 2026, month: 10 })
  expect(november.map((week) => [week[0], week[6]])).toEqual([
    ['2026-10-26', '2026-11-01'],
    ['2026-11-02', '2026-11-08'],
    ['2026-11-09', '2026-11-15'],
    ['2026-11-16', '2026-11-22'],
    ['2026-11-23', '2026-11-29'],
    ['2026-11-30', '2026-12-06'],
  ])
  expect(weeksOf({ year: 2027, month: 1 })).toHaveLength(4)
})

it('counts each day once, when clocks change too', () => {
  for (const month of [2, 9]) {
    const days = weeksOf({ year: 2026, month }).flat()
    expect(new Set(days).size).toBe(days.length)
  }
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-10-25', -1)).toBe('2026-10-24')
})

it('stays in the month that was meant when it is shorter', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
})
