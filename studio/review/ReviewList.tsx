import { Badge, Box, Flex, Heading, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { DocumentCard } from '../DocumentCard.tsx'
import { Notice } from '../Notice.tsx'
import { PlainList } from '../PlainList.tsx'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatMoment } from '../moderation/formatMoment.ts'
import { type ReviewedDraft, reviewList } from './reviewList.ts'

const states = ['toReview', 'ready'] as const

/** The drafts that wait for a review, and those that are ready, each with who said so and when. */
export function ReviewList(): JSX.Element {
  const known = useLiveAnswer(reviewList)
  const { t } = useTranslation(edicolaNamespace)
  if (known.kind !== 'known') {
    return <Notice title={known.kind === 'failed' ? known.message : t('review.list.loading')} />
  }
  if (known.answer.length === 0) {
    return <Notice title={t('review.list.none')} next={t('review.list.none.next')} />
  }
  return (
    <Stack gap={4} padding={3}>
      {states.map((state) => (
        <Group
          key={state}
          state={state}
          drafts={known.answer.filter((one) => one.state === state)}
        />
      ))}
    </Stack>
  )
}

function Group(props: {
  readonly state: (typeof states)[number]
  readonly drafts: readonly ReviewedDraft[]
}): JSX.Element | null {
  const { t } = useTranslation(edicolaNamespace)
  const { state, drafts } = props
  if (drafts.length === 0) return null
  return (
    <Stack gap={2}>
      <Box paddingX={2} paddingY={2}>
        <Heading as="h2" size={0}>
          {t(`review.list.${state}`)} ({drafts.length})
        </Heading>
      </Box>
      <PlainList gap={1}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Row draft={draft} />
          </li>
        ))}
      </PlainList>
    </Stack>
  )
}

function Row({ draft }: { readonly draft: ReviewedDraft }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { id, type, by, state } = draft
  const key = state === 'ready' ? 'review.list.approved' : 'review.list.asked'
  return (
    <DocumentCard id={id} type={type}>
      <Stack gap={3}>
        <Flex gap={2} align="flex-start">
          <Box flex={1}>
            <Text size={1} weight="medium">
              {draft.title ?? t('review.list.untitled')}
            </Text>
          </Box>
          {draft.isChanged && <Badge tone="caution">{t('review.changed')}</Badge>}
        </Flex>
        <Text size={1} muted>
          {t(key, { by, at: formatMoment(draft.at, locale) })}
        </Text>
      </Stack>
    </DocumentCard>
  )
}
