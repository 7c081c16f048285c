import { Badge, Box, Button, Card, Flex, Heading, KBD, Stack, Text } from '@sanity/ui'
import { BlockIcon } from './BlockIcon.tsx'
import { ComposeIcon } from '@sanity/icons/Compose'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentStatus } from './commentStatus.ts'
import { statusOrder } from './commentStatus.ts'
import { formatFully } from './formatMoment.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { decisionKeys } from './moderationKeys.ts'
import { Words } from './moderationLayout.ts'
import { RelatedComments, ThreadAround } from './RelatedComments.tsx'
import { statusLooks } from './statusLooks.ts'
import type { Surroundings } from './useSurroundings.ts'
import { WhyHeld } from './WhyHeld.tsx'

interface ReadingPaneProps {
  readonly comment: ModeratedComment
  readonly around: Surroundings | undefined
  /** The reply being written, if one is. */
  readonly reply: JSX.Element | undefined
  readonly onDecide: (status: CommentStatus) => void
  readonly onReply: () => void
  readonly onBlock: () => void
  readonly onOpen: (id: string) => void
  readonly onOnlyArticle: (articleId: string) => void
}

/** One comment with all that helps to decide on it. */
export function ReadingPane(props: ReadingPaneProps): JSX.Element {
  const { comment, around, reply, onBlock, onOpen } = props
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Stack gap={5} padding={5} style={{ maxWidth: '52rem' }}>
      <Stack gap={4}>
        <Writer comment={comment} around={around} />
        <Place {...props} />
      </Stack>
      <Words dir="auto">{comment.body}</Words>
      <DecisionBar {...props} />
      {reply}
      <WhyHeld comment={comment} facts={around?.facts} />
      {around && <ThreadAround comment={comment} around={around} onOpen={onOpen} />}
      {around && around.others.length > 0 && (
        <RelatedComments
          title={t(around.isSamePerson ? 'moderation.person' : 'moderation.sameName')}
          comments={around.others}
          onOpen={onOpen}
        />
      )}
      <Flex gap={3} align="center" wrap="wrap">
        {around?.facts && (
          <Button
            mode="ghost"
            tone="critical"
            icon={BlockIcon}
            text={t('moderation.block')}
            onClick={onBlock}
          />
        )}
        <Text size={1}>
          <IntentLink intent="edit" params={{ id: comment.id, type: 'comment' }}>
            {t('moderation.openDocument')}
          </IntentLink>
        </Text>
      </Flex>
    </Stack>
  )
}

function Writer(props: {
  readonly comment: ModeratedComment
  readonly around: Surroundings | undefined
}): JSX.Element {
  const { comment, around } = props
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { status } = comment
  return (
    <Stack gap={3}>
      <Flex gap={3} align="center" wrap="wrap">
        <Heading as="h2" size={2}>
          <bdi>{comment.name || t('moderation.nameless')}</bdi>
        </Heading>
        {comment.isReply && <Badge tone="primary">{t('moderation.staff')}</Badge>}
        {status && <Badge tone={statusLooks[status].tone}>{t(`moderation.${status}.state`)}</Badge>}
        {around?.facts && (
          <Badge tone={around.facts.verified ? 'positive' : 'caution'}>
            {t(around.facts.verified ? 'moderation.verified' : 'moderation.unverified')}
          </Badge>
        )}
      </Flex>
      <Text size={1} muted>
        <time dateTime={comment.submittedAt}>{formatFully(comment.submittedAt, locale)}</time>
        {/* Shown, not linked: a moderator should not follow what nobody has looked at. */}
        {comment.url && <bdi> · {comment.url}</bdi>}
      </Text>
    </Stack>
  )
}

function Place({ comment, onOnlyArticle }: ReadingPaneProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { articleId, articleTitle } = comment
  if (articleId === undefined || articleTitle === undefined) {
    return (
      <Text size={1} muted>
        {t('moderation.on')} {t('moderation.noArticle')}
      </Text>
    )
  }
  return (
    <Flex gap={3} align="center" wrap="wrap">
      <Text size={1}>
        {t('moderation.on')}{' '}
        <IntentLink intent="edit" params={{ id: articleId, type: 'article' }}>
          {articleTitle}
        </IntentLink>
      </Text>
      <Button
        mode="bleed"
        padding={2}
        fontSize={1}
        text={t('moderation.onlyThisArticle')}
        onClick={() => onOnlyArticle(articleId)}
      />
    </Flex>
  )
}

function DecisionBar({ comment, onDecide, onReply }: ReadingPaneProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Card borderTop paddingTop={4}>
      <Flex gap={2} wrap="wrap" role="group" aria-label={t('moderation.title')}>
        {statusOrder
          .filter((status) => status !== comment.status)
          .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
          .map((status) => (
            <KeyedButton
              key={status}
              icon={statusLooks[status].icon}
              tone={statusLooks[status].tone}
              text={t(`moderation.${status}.action`)}
              shortcut={decisionKeys[status]}
              onClick={() => onDecide(status)}
            />
          ))}
        <KeyedButton
          icon={ComposeIcon}
          tone="default"
          text={t('moderation.reply')}
          shortcut="r"
          onClick={onReply}
        />
      </Flex>
    </Card>
  )
}

const order: readonly CommentStatus[] = ['approved', 'spam', 'trash', 'pending']

interface KeyedButtonProps {
  readonly icon: React.ComponentType
  readonly tone: 'default' | 'positive' | 'caution' | 'critical'
  readonly text: string
  readonly shortcut: string
  readonly onClick: () => void
}

/** A button that shows the key that does the same. */
function KeyedButton({ shortcut, text, ...rest }: KeyedButtonProps): JSX.Element {
  return (
    <Button
      {...rest}
      // Sanity's solid green is too light for the white words on it.
      mode="ghost"
      fontSize={1}
      padding={3}
      aria-keyshortcuts={shortcut}
      text={
        <Flex as="span" gap={3} align="center">
          <Box as="span">{text}</Box>
          <KBD aria-hidden="true">{shortcut}</KBD>
        </Flex>
      }
    />
  )
}
