import { Badge, Card, Flex, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentFacts } from './intake.ts'
import type { ModeratedComment } from './moderatedComment.ts'
import { useReasons } from './useReasons.ts'

const shownWords = 8

/** Why a comment was held, in words, and what the classifier makes of it. */
export function WhyHeld(props: {
  readonly comment: ModeratedComment
  readonly facts: CommentFacts | undefined
}): JSX.Element | null {
  const { comment, facts } = props
  const { t } = useTranslation(edicolaNamespace)
  const titles = useReasons()
  const probability = facts?.spamProbability ?? undefined
  const { holdReasons } = comment
  if (comment.isReply) return null
  if (holdReasons.length === 0 && (comment.status !== 'pending' || probability === undefined)) {
    return comment.status === 'pending' ? (
      <Text size={1} muted>
        {t('moderation.whyNot')}
      </Text>
    ) : null
  }
  return (
    <Card padding={4} radius={3} tone={holdReasons.length > 0 ? 'caution' : 'transparent'} border>
      <Stack gap={4}>
        <Text as="h3" size={1} weight="semibold">
          {t('moderation.why')}
        </Text>
        {holdReasons.length === 0 && <Text size={1}>{t('moderation.whyNot')}</Text>}
        {holdReasons.length > 0 && (
          <Stack as="ul" gap={3} padding={0} margin={0} style={{ listStyle: 'none' }}>
            {holdReasons.map((reason) => (
              <Text as="li" size={1} key={reason}>
                {titles.find(({ value }) => value === reason)?.title ?? reason}
              </Text>
            ))}
          </Stack>
        )}
        {probability !== undefined && (
          <Text size={1}>
            {t('moderation.spamProbability', { percent: Math.round(probability * 100) })}
          </Text>
        )}
        {facts !== undefined && facts.words.length > 0 && <WeighingWords facts={facts} />}
      </Stack>
    </Card>
  )
}

function WeighingWords({ facts }: { readonly facts: CommentFacts }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const words = facts.words
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, shownWords)
  return (
    <Flex gap={2} align="center" wrap="wrap">
      <Text size={1} muted>
        {t('moderation.words')}
      </Text>
      {words.map(({ word, weight }) => (
        <Badge
          key={word}
          tone={weight > 0 ? 'caution' : 'positive'}
          title={t(weight > 0 ? 'moderation.words.for' : 'moderation.words.against')}
        >
          {weight > 0 ? '+' : '−'} {word}
        </Badge>
      ))}
    </Flex>
  )
}
