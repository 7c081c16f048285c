import { Button, Card, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { getPublishedId, type ObjectInputProps, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { type CommentStatus, readCommentStatus, statusOrder } from './commentStatus.ts'
import { statusLooks } from './statusLooks.ts'
import { useModeration } from './useModeration.ts'

/**
 * The form of a comment under its moderation: where it stands and, as buttons, where it can
 * go. Sanity keeps the actions of a document that is always live in a menu; this is the work
 * itself, so it stands on top.
 */
export function ModerationForm(props: ObjectInputProps): JSX.Element {
  const id: unknown = props.value?.['_id']
  const revision: unknown = props.value?.['_rev']
  const read = typeof revision === 'string' ? revision : undefined
  const status = readCommentStatus(props.value?.['status'])
  const moderated = typeof id === 'string' && status !== undefined && !props.readOnly
  return (
    <Stack gap={5}>
      {moderated && <ModerationBar id={getPublishedId(id)} read={read} status={status} />}
      {props.renderDefault(props)}
    </Stack>
  )
}

interface ModerationBarProps {
  readonly id: string
  readonly read: string | undefined
  readonly status: CommentStatus
}

function ModerationBar({ id, read, status }: ModerationBarProps): JSX.Element {
  const { busy, moderate } = useModeration(id, read)
  const { t } = useTranslation(edicolaNamespace)
  const Icon = statusLooks[status].icon
  return (
    // The form gives the focus to the first part that takes it. That must not be a button, or
    // the first key pressed on a comment would decide on it.
    <Card
      tone={statusLooks[status].tone}
      padding={3}
      radius={2}
      border
      role="group"
      aria-label={t('moderation.title')}
      tabIndex={0}
    >
      <Flex align="center" gap={2} wrap="wrap">
        <Flex flex={1} gap={2} align="center" paddingX={2}>
          <Text size={1}>
            <Icon />
          </Text>
          <Text size={1} weight="medium">
            {t(`moderation.${status}.state`)}
          </Text>
        </Flex>
        {statusOrder
          .filter((next) => next !== status)
          .map((next) => (
            <Button
              key={next}
              icon={statusLooks[next].icon}
              mode={next === 'approved' ? 'default' : 'ghost'}
              tone={statusLooks[next].tone}
              text={t(`moderation.${next}.action`)}
              disabled={busy}
              onClick={() => void moderate(next)}
            />
          ))}
      </Flex>
    </Card>
  )
}
