import { Box, Button, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentFilter } from './commentFilter.ts'
import type { CommentList } from './useCommentList.ts'

/** Why no comment is listed, and what to do about it. */
export function WhyNothing(props: {
  readonly list: CommentList
  readonly filter: CommentFilter
  readonly onFilter: (filter: CommentFilter) => void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { list, filter, onFilter } = props
  if (list.failure !== undefined) {
    const action = { text: t('moderation.retry'), onClick: list.reload }
    return <Notice title={t('moderation.unreadable')} text={list.failure} action={action} />
  }
  if (list.comments === undefined) return <Notice title={t('moderation.loading')} />
  const { articleId, reason, search, status } = filter
  if ((articleId ?? reason ?? search) !== undefined) {
    const action = {
      text: t('moderation.clearFilters'),
      onClick: () => onFilter(status === undefined ? {} : { status }),
    }
    const text = t('moderation.empty.other.next')
    return <Notice title={t('moderation.empty.other')} text={text} action={action} />
  }
  const text = t('moderation.empty.pending.next')
  return status === 'pending' ? (
    <Notice title={t('moderation.empty.pending')} text={text} />
  ) : (
    <Notice title={t('moderation.empty.other')} />
  )
}

interface NoticeProps {
  readonly title: string
  readonly text?: string
  readonly action?: { readonly text: string; readonly onClick: () => void }
}

function Notice({ title, text, action }: NoticeProps): JSX.Element {
  return (
    <Flex align="center" justify="center" flex={1} padding={5}>
      <Stack gap={4} style={{ maxWidth: '22rem', textAlign: 'center' }}>
        <Text size={2} weight="semibold" align="center" role="status">
          {title}
        </Text>
        {text !== undefined && (
          <Text size={1} muted align="center">
            {text}
          </Text>
        )}
        {action !== undefined && (
          <Box>
            <Button mode="ghost" text={action.text} onClick={action.onClick} />
          </Box>
        )}
      </Stack>
    </Flex>
  )
}
