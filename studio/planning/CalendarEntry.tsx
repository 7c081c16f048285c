import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { Appointment } from './appointments.ts'

/** An appointment in a day of the month: hour and title, and the rest for who points or listens. */
export function CalendarEntry(props: {
  readonly appointment: Appointment
  readonly isReachable: boolean
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { id, type, title = t('plan.untitled'), kind, at, isDraft, error } = props.appointment
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const words = [
    t(`calendar.${kind}`),
    isDraft && t('calendar.draft'),
    error && t('calendar.failed'),
  ]
  const hour = clock.format(new Date(at))
  const said = words.filter((one) => typeof one === 'string').join(', ')
  return (
    <IntentLink
      intent="edit"
      params={{ id, type }}
      tabIndex={props.isReachable ? 0 : -1}
      aria-label={`${hour} ${title}, ${said}`}
      title={`${hour} ${said}: ${title}`}
      data-kind={error === undefined ? kind : 'failed'}
    >
      <span>{hour}</span> {title}
    </IntentLink>
  )
}
