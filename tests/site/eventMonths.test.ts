import { describe, expect, it } from 'vitest'
import { eventDays } from '../../site/content/selectors/eventsByMonth.ts'
import { monthName, monthWeeks, weekdayNames } from '../../site/text/monthWeeks.ts'

const event = (startsAt: string, endsAt?: string, timeZone = 'Europe/Rome') => ({
  startsAt,
  timeZone,
  ...(endsAt !== undefined && { endsAt }),
})

describe('the days of an event', () => {
  it('are those of its place, across midnight and the change of clocks', () => {
    expect(eventDays(event('2026-12-31T23:30:00Z'))).toEqual(['2027-01-01'])
    expect(eventDays(event('2026-10-24T20:00:00Z', '2026-10-26T09:00:00Z'))).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ])
    expect(eventDays(event('2026-11-20T02:00:00Z', undefined, 'America/New_York'))).toEqual([
      '2026-11-19',
    ])
  })

  it('end with the day when they end at midnight, and end at all', () => {
    expect(eventDays(event('2026-11-20T19:00:00Z', '2026-11-20T23:00:00Z'))).toEqual(['2026-11-20'])
    expect(eventDays(event('2026-11-20T19:00:00Z', '2020-01-01T00:00:00Z'))).toEqual(['2026-11-20'])
    expect(eventDays(event('2026-11-20T19:00:00Z', '2999-01-01T00:00:00Z'))).toHaveLength(366)
  })
})

describe('a month', () => {
  it('begins on its Monday and has its days', () => {
    const weeks = monthWeeks('2026-11')
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
    expect(weeks[0]).toEqual([...Array.from({ length: 6 }), '2026-11-01'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
    expect(monthWeeks('2027-02')).toHaveLength(4)
  })

  it('has its names in both languages', () => {
    expect(monthName('2026-11', 'it')).toBe('novembre 2026')
    expect(monthName('2026-11', 'en')).toBe('November 2026')
    expect(weekdayNames('it')[0]).toEqual({ short: 'lun', long: 'lunedì' })
    expect(weekdayNames('en')[6]?.long).toBe('Sunday')
  })
})
