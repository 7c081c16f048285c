import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../schemas/content.types.ts'
import { eventCalendar } from '../../site/feeds/calendar/eventCalendar.ts'

const SITE = 'https://vedetta.example'

function event(id: string, fields: Partial<Event>): Event {
  return {
    _id: id,
    _type: 'event',
    _createdAt: '2026-10-01T08:00:00Z',
    _updatedAt: '2026-10-02T08:00:00Z',
    _rev: 'r',
    title: 'Festa',
    language: 'it',
    slug: { _type: 'slug', current: id },
    startsAt: '2026-07-20T19:00:00.000Z',
    timeZone: 'Europe/Rome',
    status: 'scheduled',
    ...fields,
  }
}

function read(text: string): ICAL.Component {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone)
  }
  return calendar
}
const eventsOf = (text: string): ICAL.Event[] =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))

describe('a calendar', () => {
  it('is read by ical.js to the same instants, in the time of the place', () => {
    const summer = event('estate', { endsAt: '2026-07-20T22:30:00.000Z' })
    const winter = event('inverno', { startsAt: '2026-12-31T23:30:00.000Z' })
    const far = event('lontano', {
      startsAt: '2026-01-10T09:00:00.000Z',
      timeZone: 'Australia/Adelaide',
    })
    const text = eventCalendar([summer, winter, far], SITE)
    const read = eventsOf(text)
    expect(read.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      '2026-07-20T19:00:00.000Z',
      '2026-12-31T23:30:00.000Z',
      '2026-01-10T09:00:00.000Z',
    ])
    expect(read[0]?.endDate.toJSDate().toISOString()).toBe('2026-07-20T22:30:00.000Z')
    expect(text).toContain('DTSTART;TZID=Europe/Rome:20260720T210000')
    expect(text).toContain('DTSTART;TZID=Europe/Rome:20270101T003000')
    expect(text).toContain('DTSTART;TZID=Australia/Adelaide:20260110T193000')
  })

  it('keeps lines short and words whole, whatever is in them', () => {
    const title = 'Però, che «festa»; di; città, \\ e\nnuvole 🎉'.repeat(6)
    const text = eventCalendar([event('e', { title, summary: title })], SITE, 'La Vedetta')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [only] = eventsOf(text)
    expect(only?.summary).toBe(title)
    expect(only?.description).toBe(title)
  })

  it('is a valid calendar even without events', () => {
    const calendar = read(eventCalendar([], SITE, 'La Vedetta'))
    expect(calendar.getAllSubcomponents()).not.toEqual([])
    expect(calendar.getFirstPropertyValue('name')).toBe('La Vedetta')
  })
})
