import { expect, it } from 'vitest'
import { timeZoneName, zonedMinute } from '../../site/text/formatDate.ts'

it('gives machines a moment on the clocks of the site’s zone, in winter, in summer and over the sea', () => {
  expect(zonedMinute('2026-11-28T23:30:59.123Z', 'Europe/Rome')).toBe('2026-11-29T00:30+01:00')
  expect(zonedMinute('2026-07-01T22:00:00Z', 'Europe/Rome')).toBe('2026-07-02T00:00+02:00')
  expect(zonedMinute('2026-11-28T03:05:00Z', 'America/New_York')).toBe('2026-11-27T22:05-05:00')
  expect(zonedMinute('2026-11-28T03:05:00Z', 'UTC')).toBe('2026-11-28T03:05+00:00')
})

it('names a zone without saying whether it is summer', () => {
  const rome = (language: 'it' | 'en') => timeZoneName({ language, timeZone: 'Europe/Rome' })
  expect([rome('it'), rome('en')]).toEqual(['Ora dell’Europa centrale', 'Central European Time'])
  expect(timeZoneName({ language: 'it', timeZone: 'America/New_York' })).toBe('Ora orientale USA')
})
