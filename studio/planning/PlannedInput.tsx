import { CalendarIcon } from '@sanity/icons/Calendar'
import { Button, Card, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import {
  type ObjectInputProps,
  useCurrentLocale,
  useCurrentUser,
  useEditState,
  useFormValue,
  useTranslation,
} from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish } from '../review/review.ts'
import { formatPlanned } from './moments.ts'
import type { Plan, PlannedDocument } from './plan.ts'
import { usePlanning } from './usePlanning.ts'
import { usePlans } from './usePlans.ts'

/** A document's form, under what is planned for it. */
export function PlannedInput(props: ObjectInputProps): JSX.Element {
  const id = useFormValue(['_id'])
  const isVersion = typeof id === 'string' && id.startsWith('versions.')
  return (
    <Stack gap={5}>
      {typeof id === 'string' && !isVersion && (
        <PlanNotices id={id.replace(/^drafts\./, '')} type={props.schemaType.name} />
      )}
      {props.renderDefault(props)}
    </Stack>
  )
}

function PlanNotices({ id, type }: { readonly id: string; readonly type: string }) {
  const plans = usePlans(id)
  const { draft, published } = useEditState(id, type)
  const date = futureDate(published)
  const isPlanned = plans.some(({ document }) => document.kind === 'publish')
  if (plans.length === 0 && date === undefined) return null
  return (
    <Stack gap={2}>
      {date !== undefined && !isPlanned && <DateNotice date={date} />}
      {plans.map(({ plan, document }) => (
        <PlanNotice key={plan.releaseId} plan={plan} document={document} draftRev={draft?._rev} />
      ))}
    </Stack>
  )
}

/** The date for which a published document waits, if it does. */
function futureDate(published: Record<string, unknown> | null): string | undefined {
  const date = published?.['publishedAt']
  return typeof date === 'string' && Date.parse(date) > Date.now() ? date : undefined
}

function DateNotice({ date }: { readonly date: string }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  return (
    <Card padding={3} radius={2} border tone="primary" data-testid="plan-notice">
      <Flex gap={3} align="center">
        <Text size={1}>
          <CalendarIcon />
        </Text>
        <Text size={1}>{t('plan.notice.dated', { when: formatPlanned(date, locale) })}</Text>
      </Flex>
    </Card>
  )
}

interface PlanNoticeProps {
  readonly plan: Plan
  readonly document: PlannedDocument
  readonly draftRev: string | undefined
}

function PlanNotice({ plan, document, draftRev }: PlanNoticeProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const planning = usePlanning()
  const isOurs = mayPublish(useCurrentUser()) && plan.isSingle
  const wasChanged =
    document.kind === 'publish' && draftRev !== undefined && draftRev !== document.draftRev
  const update = (): void => {
    if (plan.at === undefined) return
    const { id: documentId, kind, title = t('plan.untitled') } = document
    const at = new Date(plan.at)
    const request = { documentId, kind, at, title, datesArticle: false }
    void planning.plan(request, plan, 'plan.notice.updated')
  }
  return (
    <Card
      padding={3}
      radius={2}
      border
      tone={plan.error === undefined ? (wasChanged ? 'caution' : 'primary') : 'critical'}
      data-testid="plan-notice"
    >
      <Flex gap={3} align="center" wrap="wrap">
        <Text size={1}>
          <CalendarIcon />
        </Text>
        <Stack gap={3} flex={1} style={{ minWidth: '12rem' }}>
          <Words plan={plan} document={document} />
          {wasChanged && <Text size={1}>{t('plan.notice.changed')}</Text>}
        </Stack>
        {isOurs && wasChanged && plan.isSet && (
          <Button
            fontSize={1}
            disabled={planning.isBusy}
            text={t('plan.notice.update')}
            onClick={update}
          />
        )}
        {isOurs && (
          <Button
            fontSize={1}
            mode="ghost"
            disabled={planning.isBusy}
            text={t('plan.notice.drop')}
            onClick={() => void planning.drop(plan)}
          />
        )}
      </Flex>
    </Card>
  )
}

function Words({ plan, document }: Pick<PlanNoticeProps, 'plan' | 'document'>): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { at, error, title } = plan
  const when = at === undefined ? '' : formatPlanned(at, locale)
  const words = [
    !plan.isSingle && t('plan.notice.release', { title: title ?? t('plan.untitled') }),
    error !== undefined && t('plan.notice.failed', { when, error }),
    error === undefined && plan.isSet && t(`plan.notice.${document.kind}`, { when }),
  ]
  return (
    <Text size={1} weight="medium">
      {words.filter((one) => one !== false).join(' ')}
    </Text>
  )
}
