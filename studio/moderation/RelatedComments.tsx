import { Box, Card, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatMoment } from './formatMoment.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { statusLooks } from './statusLooks.ts'
import type { Surroundings } from './useSurroundings.ts'

/** The conversation that a comment stands in: what it answers, and what answers it. */
export function ThreadAround(props: {
  readonly comment: ModeratedComment
  readonly around: Surroundings
  readonly onOpen: (id: string) => void
}): JSX.Element | null {
  const { comment, around, onOpen } = props
  const { t } = useTranslation(edicolaNamespace)
  const { ancestors, replies } = around
  if (ancestors.length === 0 && replies.length === 0) return null
  return (
    <Stack gap={3}>
      <Text as="h3" size={1} weight="semibold">
        {t('moderation.thread')}
      </Text>
      {ancestors.map((ancestor, depth) => (
        <Indented key={ancestor.id} depth={depth}>
          <RelatedComment comment={ancestor} onOpen={onOpen} />
        </Indented>
      ))}
      <Indented depth={ancestors.length}>
        <RelatedComment comment={comment} note={t('moderation.thread.this')} />
      </Indented>
      {replies.map((reply) => (
        <Indented key={reply.id} depth={ancestors.length + 1}>
          <RelatedComment comment={reply} onOpen={onOpen} />
        </Indented>
      ))}
    </Stack>
  )
}

function Indented(props: { readonly depth: number; readonly children: JSX.Element }): JSX.Element {
  return <Box style={{ paddingInlineStart: `${props.depth * 1.25}rem` }}>{props.children}</Box>
}

/** Some comments under a title, each of which can be opened. */
export function RelatedComments(props: {
  readonly title: string
  readonly comments: readonly ModeratedComment[]
  readonly onOpen: (id: string) => void
}): JSX.Element {
  return (
    <Stack gap={3}>
      <Text as="h3" size={1} weight="semibold">
        {props.title}
      </Text>
      {props.comments.map((comment) => (
        <RelatedComment key={comment.id} comment={comment} onOpen={props.onOpen} showPlace />
      ))}
    </Stack>
  )
}

interface RelatedCommentProps {
  readonly comment: ModeratedComment
  readonly note?: string
  readonly showPlace?: boolean
  readonly onOpen?: (id: string) => void
}

function RelatedComment({ comment, note, showPlace, onOpen }: RelatedCommentProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const status = comment.status ?? 'pending'
  const Icon = statusLooks[status].icon
  const content = (
    <Flex gap={3} as="span">
      <Text as="span" size={1} muted title={t(`moderation.${status}.state`)}>
        <Icon />
      </Text>
      <Stack as="span" gap={3} flex={1}>
        <Text as="span" size={1} muted textOverflow="ellipsis">
          {note ?? (
            <>
              <bdi>{comment.name || t('moderation.nameless')}</bdi>
              {' · '}
              {formatMoment(comment.submittedAt, locale)}
              {showPlace && comment.articleTitle !== undefined && ` · ${comment.articleTitle}`}
            </>
          )}
        </Text>
        {note === undefined && (
          <Text as="span" size={1} dir="auto">
            <span style={clamped}>{comment.body}</span>
          </Text>
        )}
      </Stack>
    </Flex>
  )
  if (onOpen === undefined) {
    return (
      <Card padding={3} radius={2} border tone="primary">
        {content}
      </Card>
    )
  }
  return (
    <Card
      as="button"
      type="button"
      padding={3}
      radius={2}
      border
      style={{ textAlign: 'start', width: '100%' }}
      onClick={() => onOpen(comment.id)}
    >
      {content}
    </Card>
  )
}

const clamped = {
  display: '-webkit-box',
  overflow: 'hidden',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflowWrap: 'anywhere',
} as const
