import { Badge, Box, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { DocumentCard } from '../DocumentCard.tsx'
import { Notice } from '../Notice.tsx'
import { PlainList } from '../PlainList.tsx'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { type Appointment, futureAppointments } from './appointments.ts'
import { formatPlanned } from './moments.ts'

/** What goes out or is taken off the site by itself, the next first. */
export function PlannedList(): JSX.Element {
  const known = useLiveAnswer(futureAppointments)
  const { t } = useTranslation(edicolaNamespace)
  if (known.kind !== 'known') {
    return <Notice title={known.kind === 'failed' ? known.message : t('plan.loading')} />
  }
  if (known.answer.length === 0) {
    return <Notice title={t('plan.list.none')} next={t('plan.list.none.next')} />
  }
  return (
    <PlainList gap={1} padding={3}>
      {known.answer.map((one) => (
        <li key={one.key}>
          <Row appointment={one} />
        </li>
      ))}
    </PlainList>
  )
}

function Row({ appointment }: { readonly appointment: Appointment }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { id, type, title, kind, at, error } = appointment
  return (
    <DocumentCard id={id} type={type}>
      <Stack gap={3}>
        <Flex gap={2} align="flex-start">
          <Box flex={1}>
            <Text size={1} weight="medium">
              {title ?? t('plan.untitled')}
            </Text>
          </Box>
          <Badge tone={error === undefined ? 'primary' : 'critical'}>
            {t(error === undefined ? `calendar.${kind}` : 'plan.badge.failed')}
          </Badge>
        </Flex>
        <Text size={1} muted>
          {error ?? formatPlanned(at, locale)}
        </Text>
      </Stack>
    </DocumentCard>
  )
}
