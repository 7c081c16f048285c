/** A month of a year; months count from 0, as in `Date`. */
export interface Month {
  readonly year: number
  readonly month: number
}

/** A day by its local date, such as `2026-03-09`. */
export type Day = string

const two = (value: number): string => String(value).padStart(2, '0')

/** The local day of a moment. */
export function dayOf(date: Date): Day {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The beginning of a day, by this browser's clock. */
export function startOf(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

/** The month in which a day is. */
export function monthOf(day: Day): Month {
  const date = startOf(day)
  return { year: date.getFullYear(), month: date.getMonth() }
}

/** A day so many days later; earlier, when negative. */
export function addDays(day: Day, days: number): Day {
  const date = startOf(day)
  // By the calendar and not by hours: two days a year have 23 and 25.
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days))
}

/** The same day in another month, or its last day when it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = startOf(day)
  const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0)
  const sameDate = Math.min(date.getDate(), last.getDate())
  return dayOf(new Date(last.getFullYear(), last.getMonth(), sameDate))
}

/** The whole weeks that a month touches, from Monday to Sunday. */
export function weeksOf({ year, month }: Month): readonly (readonly Day[])[] {
  const first = new Date(year, month, 1)
  const daysBefore = (first.getDay() + 6) % 7
  const monday = addDays(dayOf(first), -daysBefore)
  const daysInMonth = new Date(year, month + 1, 0).getDate()
  const weeks = Math.ceil((daysBefore + daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => addDays(monday, week * 7 + day)),
  )
}
