import { ChevronLeftIcon } from '@sanity/icons/ChevronLeft'
import { ChevronRightIcon } from '@sanity/icons/ChevronRight'
import { Button, Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import { type JSX, useMemo, useState } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { AppointmentList } from './AppointmentList.tsx'
import { type Appointment, appointmentsBetween } from './appointments.ts'
import { addMonths, type Day, dayOf, monthOf, startOf, weeksOf } from './month.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { useIsNarrow } from './useIsNarrow.ts'

/** A month of the newsroom: articles out and to come, pages that go, events. */
export function CalendarTool(): JSX.Element {
  const [day, setDay] = useState<Day>(() => dayOf(new Date()))
  const { year, month } = monthOf(day)
  const weeks = useMemo(() => weeksOf({ year, month }), [year, month])
  const question = useMemo(() => appointmentsBetween(...boundsOf(weeks)), [weeks])
  const known = useLiveAnswer(question)
  const isNarrow = useIsNarrow()
  const appointments = known.kind === 'known' ? known.answer : []
  const ofMonth = appointments.filter(({ at }) => new Date(at).getMonth() === month)
  return (
    <Card height="fill" overflow="auto" data-tool="calendar" as="main" tabIndex={-1}>
      <Stack gap={4} padding={isNarrow ? 3 : 5} style={{ maxWidth: '84rem', margin: '0 auto' }}>
        <Header day={day} onDay={setDay} />
        {known.kind === 'failed' && (
          <Card padding={3} radius={2} tone="critical" border role="alert">
            <Text size={1}>{known.message}</Text>
          </Card>
        )}
        {!isNarrow && (
          <MonthGrid
            weeks={weeks}
            month={month}
            day={day}
            appointments={appointments}
            onDay={setDay}
          />
        )}
        {known.kind === 'known' && ofMonth.length === 0 && <Empty />}
        {isNarrow ? (
          <Agenda appointments={ofMonth} />
        ) : (
          <DayList day={day} appointments={appointments} />
        )}
      </Stack>
    </Card>
  )
}

function boundsOf(weeks: readonly (readonly Day[])[]): [string, string] {
  const days = weeks.flat()
  const first = startOf(days[0] ?? '')
  const last = startOf(days.at(-1) ?? '')
  const end = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1)
  return [first.toISOString(), end.toISOString()]
}

function Header(props: { readonly day: Day; onDay(day: Day): void }): JSX.Element {
  const { day, onDay } = props
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
  return (
    <Flex gap={2} align="center" wrap="wrap">
      <Heading as="h1" size={3} style={{ flex: 1, minWidth: '12rem' }} aria-live="polite">
        {words.format(startOf(day))}
      </Heading>
      <Button
        mode="ghost"
        icon={ChevronLeftIcon}
        aria-label={t('calendar.previous')}
        onClick={() => onDay(addMonths(day, -1))}
      />
      <Button
        mode="ghost"
        fontSize={1}
        text={t('calendar.today')}
        onClick={() => onDay(dayOf(new Date()))}
      />
      <Button
        mode="ghost"
        icon={ChevronRightIcon}
        aria-label={t('calendar.next')}
        onClick={() => onDay(addMonths(day, 1))}
      />
    </Flex>
  )
}

function Empty(): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Stack gap={3} role="status">
      <Text weight="medium">{t('calendar.none')}</Text>
      <Text size={1} muted>
        {t('calendar.none.next')}
      </Text>
    </Stack>
  )
}

function DayList(props: {
  readonly day: Day
  readonly appointments: readonly Appointment[]
}): JSX.Element | null {
  const { id: locale } = useCurrentLocale()
  const found = props.appointments.filter(({ at }) => dayOf(new Date(at)) === props.day)
  if (found.length === 0) return null
  const words = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <Stack gap={3} as="section">
      <Heading as="h2" size={1}>
        {words.format(startOf(props.day))}
      </Heading>
      <AppointmentList appointments={found} />
    </Stack>
  )
}

/** The month day by day, where a grid would not fit. */
function Agenda({ appointments }: { readonly appointments: readonly Appointment[] }): JSX.Element {
  const days = [...new Set(appointments.map(({ at }) => dayOf(new Date(at))))]
  return (
    <Stack gap={5}>
      {days.map((day) => (
        <DayList key={day} day={day} appointments={appointments} />
      ))}
    </Stack>
  )
}
