import { CalendarIcon } from '@sanity/icons/Calendar'
import { type DocumentBadgeComponent, useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatBriefly, formatPlanned } from './moments.ts'
import { usePlans } from './usePlans.ts'

/** Says when a document goes out or is taken off the site by itself. */
export const planBadge: DocumentBadgeComponent = ({ id }) => {
  const [first] = usePlans(id)
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  if (first === undefined) return null
  const { plan, document } = first
  if (plan.error !== undefined) {
    return { label: t('plan.badge.failed'), title: plan.error, color: 'danger' }
  }
  if (plan.at === undefined || !plan.isSet) return null
  return {
    icon: CalendarIcon,
    label: t(`plan.badge.${document.kind}`, { when: formatBriefly(plan.at, locale) }),
    title: formatPlanned(plan.at, locale),
    color: 'primary',
  }
}
planBadge.displayName = 'PlanBadge'
