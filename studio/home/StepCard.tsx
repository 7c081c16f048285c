import { CheckmarkIcon } from '@sanity/icons/Checkmark'
import { ChevronRightIcon } from '@sanity/icons/ChevronRight'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import type { JSX, ReactNode } from 'react'
import { useTranslation } from 'sanity'
import { IntentLink, useRouter } from 'sanity/router'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { NextStep, StepTarget } from './nextSteps.ts'

/** A step: what, why, and a way there. */
export function StepCard({ step }: { readonly step: NextStep }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { name, count, isDone, target } = step
  return (
    <StepLink target={target}>
      <Flex gap={4} align="center">
        <Stack gap={3} flex={1}>
          <Text weight="medium">{t(`home.${name}`, { count })}</Text>
          {!isDone && (
            <Text size={1} muted>
              {t(`home.${name}.why`)}
            </Text>
          )}
        </Stack>
        <Text size={1} muted={!isDone}>
          {isDone ? <CheckmarkIcon aria-label={t('home.done')} role="img" /> : <ChevronRightIcon />}
        </Text>
      </Flex>
    </StepLink>
  )
}

function StepLink(props: {
  readonly target: StepTarget
  readonly children: ReactNode
}): JSX.Element {
  const { target, children } = props
  const { navigateUrl } = useRouter()
  const looks = { padding: 4, radius: 3, border: true, 'data-as': 'a' } as const
  if (target.kind === 'path') {
    const { path } = target
    return (
      <Card
        {...looks}
        as="a"
        {...{ href: path }}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return
          event.preventDefault()
          navigateUrl({ path })
        }}
      >
        {children}
      </Card>
    )
  }
  const { kind, type, id } = target
  const params = id === undefined ? { type } : { type, id }
  return (
    <Card {...looks} as={IntentLink} {...{ intent: kind, params }}>
      {children}
    </Card>
  )
}
