import { Button, Card, Flex, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentStatus } from './commentStatus.ts'
import type { Cursor } from './cursor.ts'
import type { ModerationCommands } from './moderationCommands.ts'
import { statusLooks } from './statusLooks.ts'

const offered: readonly CommentStatus[] = ['approved', 'spam', 'trash']

/** What can be done with the comments that are selected. */
export function SelectionBar(props: {
  readonly cursor: Cursor
  readonly commands: ModerationCommands
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Card tone="primary" padding={2} borderBottom>
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1} weight="medium" style={{ paddingInline: '0.5rem' }} role="status">
          {t('moderation.selected', { count: props.cursor.selected.size })}
        </Text>
        {offered.map((status) => (
          <Button
            key={status}
            mode="bleed"
            padding={2}
            fontSize={1}
            icon={statusLooks[status].icon}
            tone={statusLooks[status].tone}
            text={t(`moderation.${status}.action`)}
            onClick={() => props.commands.decide(status)}
          />
        ))}
        <Button
          mode="bleed"
          padding={2}
          fontSize={1}
          text={t('moderation.selectNone')}
          onClick={() => props.commands.obey({ kind: 'clear' })}
        />
      </Flex>
    </Card>
  )
}
