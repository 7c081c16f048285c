import { Card, Heading, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentUser, useTranslation } from 'sanity'
import { DocumentCard } from '../DocumentCard.tsx'
import { PlainList } from '../PlainList.tsx'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish } from '../review/review.ts'
import { type Newsroom, newsroom } from './newsroom.ts'
import { nextSteps } from './nextSteps.ts'
import { StepCard } from './StepCard.tsx'
import { useIsAlone } from './useIsAlone.ts'

/** The first screen: what to do next, and the drafts of late. */
export function Home(): JSX.Element {
  const known = useLiveAnswer(newsroom)
  return (
    <Card
      as="main"
      flex={1}
      height="fill"
      overflow="auto"
      borderLeft
      tone="transparent"
      data-tool="home"
      tabIndex={-1}
    >
      {known.kind === 'known' && <Steps newsroom={known.answer} />}
    </Card>
  )
}

function Steps({ newsroom: state }: { readonly newsroom: Newsroom }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const user = useCurrentUser()
  const isAlone = useIsAlone()
  const writes = user?.roles.some(({ name }) => name !== 'viewer') === true
  const steps = nextSteps(state, { publishes: mayPublish(user), writes, invites: isAlone })
  const isStart = state.articles === 0
  return (
    <Stack gap={5} padding={5} style={{ maxWidth: '38rem' }}>
      <Heading as="h1" size={3}>
        {t(isStart ? 'home.title.start' : 'home.title')}
      </Heading>
      <Stack
        as={isStart ? 'ol' : 'ul'}
        gap={3}
        margin={0}
        padding={0}
        style={{ listStyle: 'none' }}
      >
        {steps.map((step) => (
          <li key={step.name}>
            <StepCard step={step} />
          </li>
        ))}
      </Stack>
      {writes && state.drafts.length > 0 && <Resume drafts={state.drafts} />}
    </Stack>
  )
}

function Resume({ drafts }: Pick<Newsroom, 'drafts'>): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Stack gap={3} as="section" aria-labelledby="home-resume">
      <Heading as="h2" size={1} id="home-resume">
        {t('home.resume')}
      </Heading>
      <PlainList gap={1}>
        {drafts.map(({ id, type, title }) => (
          <li key={id}>
            <DocumentCard id={id} type={type} tone="transparent">
              <Text size={1}>{title ?? t('home.untitled')}</Text>
            </DocumentCard>
          </li>
        ))}
      </PlainList>
    </Stack>
  )
}
