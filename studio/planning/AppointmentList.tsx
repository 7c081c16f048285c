import { Badge, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { DocumentCard } from '../DocumentCard.tsx'
import { PlainList } from '../PlainList.tsx'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { appointmentTones } from './appointmentTones.ts'
import type { Appointment } from './appointments.ts'

/** Appointments one under the other, each with its hour, and a link to its document. */
export function AppointmentList(props: {
  readonly appointments: readonly Appointment[]
}): JSX.Element {
  return (
    <PlainList gap={1}>
      {props.appointments.map((one) => (
        <li key={one.key}>
          <Line appointment={one} />
        </li>
      ))}
    </PlainList>
  )
}

function Line({ appointment }: { readonly appointment: Appointment }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { id, type, title, kind, at, isDraft, error } = appointment
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  return (
    <DocumentCard id={id} type={type}>
      <Flex gap={3} align="center">
        <Text size={1} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {clock.format(new Date(at))}
        </Text>
        <Badge tone={error === undefined ? appointmentTones[kind] : 'critical'}>
          {t(`calendar.${kind}`)}
          {isDraft && `, ${t('calendar.draft')}`}
        </Badge>
        <Stack gap={2} flex={1}>
          <Text size={1} weight="medium">
            {title ?? t('plan.untitled')}
          </Text>
          {error !== undefined && (
            <Text size={1} muted>
              {t('calendar.failed')}: {error}
            </Text>
          )}
        </Stack>
      </Flex>
    </DocumentCard>
  )
}
