import { type JSX, type KeyboardEvent, useEffect, useRef } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { CalendarEntry } from './CalendarEntry.tsx'
import { CalendarTable } from './CalendarTable.ts'
import type { Appointment } from './appointments.ts'
import { addDays, addMonths, type Day, dayOf, startOf } from './month.ts'

interface MonthGridProps {
  readonly weeks: readonly (readonly Day[])[]
  /** From 0. */
  readonly month: number
  /** The day that is chosen, which the keyboard moves. */
  readonly day: Day
  readonly appointments: readonly Appointment[]
  onDay(day: Day): void
}

const shownEntries = 3

/** A month as a grid of days (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). */
export function MonthGrid(props: MonthGridProps): JSX.Element {
  const { weeks, day, appointments, onDay } = props
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const table = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  useEffect(() => {
    if (byKey.current) table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
    byKey.current = false
  }, [day])
  const byDay = Map.groupBy(appointments, ({ at }) => dayOf(new Date(at)))
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const next = dayAfterKey(day, event.key)
    if (next !== undefined) {
      event.preventDefault()
      byKey.current = true
      onDay(next)
    } else if (event.key === 'Enter' && event.target instanceof HTMLTableCellElement) {
      event.target.querySelector<HTMLElement>('a')?.focus()
    } else if (event.key === 'Escape' && event.target instanceof HTMLElement) {
      event.target.closest('td')?.focus()
    }
  }
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' })
  return (
    <CalendarTable
      ref={table}
      role="grid"
      aria-description={t('calendar.keys')}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weeks[0]?.map((one) => (
            <th key={one} scope="col">
              {weekday.format(startOf(one))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <DayCell key={one} {...props} date={one} entries={byDay.get(one) ?? []} />
            ))}
          </tr>
        ))}
      </tbody>
    </CalendarTable>
  )
}

function dayAfterKey(day: Day, key: string): Day | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'PageUp':
      return addMonths(day, -1)
    case 'PageDown':
      return addMonths(day, 1)
    default:
      return undefined
  }
}

interface DayCellProps extends MonthGridProps {
  readonly date: Day
  readonly entries: readonly Appointment[]
}

function DayCell({ date, day, month, entries, onDay }: DayCellProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const start = startOf(date)
  const full = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const isChosen = date === day
  const more = entries.length - shownEntries
  return (
    <td
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      aria-current={date === dayOf(new Date()) ? 'date' : undefined}
      data-outside={start.getMonth() !== month ? '' : undefined}
      onClick={() => onDay(date)}
    >
      <time dateTime={date} aria-label={full.format(start)}>
        {start.getDate()}
      </time>
      {entries.slice(0, shownEntries).map((one) => (
        <CalendarEntry key={one.key} appointment={one} isReachable={isChosen} />
      ))}
      {more > 0 && <p>{t('calendar.more', { count: more })}</p>}
    </td>
  )
}
