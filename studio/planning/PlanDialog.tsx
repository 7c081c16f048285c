import { Button, Flex, Radio, Stack, Text, TextInput } from '@sanity/ui'
import { type JSX, useId, useState } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatPlanned, fromLocalInput, toLocalInput, tomorrowMorning } from './moments.ts'

/** What can happen to a document at a time. */
export type PlanKind = 'publish' | 'unpublish'

interface PlanDialogProps {
  /** What can be planned for this document; one at least. */
  readonly kinds: readonly PlanKind[]
  /** Why the other kind cannot, if it could otherwise. */
  readonly hint?: string
  /** The times that are planned already. */
  readonly planned: Readonly<Partial<Record<PlanKind, string>>>
  /** Whether publishing sets the date that readers see. */
  readonly datesArticle: boolean
  readonly isBusy: boolean
  onPlan(kind: PlanKind, at: Date): void
  onClose(): void
}

/** Asks what is to happen to a document, and when. */
export function PlanDialog(props: PlanDialogProps): JSX.Element {
  const { kinds, planned, isBusy } = props
  const { t } = useTranslation(edicolaNamespace)
  const [kind, setKind] = useState<PlanKind>(kinds[0] ?? 'publish')
  const first = planned[kind] === undefined ? tomorrowMorning(new Date()) : new Date(planned[kind])
  const [value, setValue] = useState(toLocalInput(first))
  const at = fromLocalInput(value)
  const isFuture = at !== undefined && at.getTime() > Date.now()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isFuture) props.onPlan(kind, at)
      }}
    >
      <Stack gap={5}>
        <KindField kinds={kinds} kind={kind} onChoose={setKind} />
        {props.hint !== undefined && (
          <Text size={1} muted>
            {props.hint}
          </Text>
        )}
        <WhenField value={value} at={at} isFuture={isFuture} onChange={setValue} />
        {kind === 'publish' && props.datesArticle && (
          <Text size={1} muted>
            {t('plan.publishedAt')}
          </Text>
        )}
        <Flex gap={2} justify="flex-end">
          <Button type="button" mode="bleed" text={t('plan.cancel')} onClick={props.onClose} />
          <Button
            type="submit"
            disabled={isBusy || !isFuture}
            text={t(planned[kind] === undefined ? 'plan.confirm' : 'plan.replace')}
          />
        </Flex>
      </Stack>
    </form>
  )
}

function KindField(props: {
  readonly kinds: readonly PlanKind[]
  readonly kind: PlanKind
  onChoose(kind: PlanKind): void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const id = useId()
  return (
    <Stack gap={4} role="radiogroup" aria-label={t('plan.kind')}>
      {props.kinds.map((kind) => (
        <Flex key={kind} gap={3} align="center">
          <Radio
            id={`${id}-${kind}`}
            name={id}
            checked={kind === props.kind}
            onChange={() => props.onChoose(kind)}
          />
          <Text as="label" htmlFor={`${id}-${kind}`} size={1}>
            {t(`plan.kind.${kind}`)}
          </Text>
        </Flex>
      ))}
    </Stack>
  )
}

function WhenField(props: {
  readonly value: string
  readonly at: Date | undefined
  readonly isFuture: boolean
  onChange(value: string): void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const id = useId()
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  const said = (): string => {
    if (props.at === undefined) return t('plan.when.invalid')
    if (!props.isFuture) return t('plan.when.past')
    return t('plan.zone', { zone, when: formatPlanned(props.at.toISOString(), locale) })
  }
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {t('plan.when')}
      </Text>
      <TextInput
        id={id}
        type="datetime-local"
        fontSize={2}
        value={props.value}
        min={toLocalInput(new Date())}
        aria-describedby={`${id}-said`}
        onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
      />
      <Text id={`${id}-said`} size={1} muted role="status">
        {said()}
      </Text>
    </Stack>
  )
}
