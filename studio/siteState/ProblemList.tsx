import { Card, Flex, Heading, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useSchema, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { SiteProblem } from './siteStatus.ts'

/** What is wrong with documents, each with a link that opens the field. Nothing when all is well. */
export function ProblemList(props: {
  readonly title: string
  readonly tone: 'critical' | 'caution'
  readonly problems: readonly SiteProblem[]
}): JSX.Element | null {
  const { title, tone, problems } = props
  if (problems.length === 0) return null
  return (
    <Stack gap={4}>
      <Heading as="h2" size={1}>
        {title}
      </Heading>
      {problems.map((problem) => (
        <Problem
          key={`${problem.documentId} ${problem.path} ${problem.message}`}
          problem={problem}
          tone={tone}
        />
      ))}
    </Stack>
  )
}

function Problem(props: {
  readonly problem: SiteProblem
  readonly tone: 'critical' | 'caution'
}): JSX.Element {
  const { documentId, documentType, title, path, message } = props.problem
  const { t } = useTranslation(edicolaNamespace)
  const type = useSchema().get(documentType)?.title ?? documentType
  const params = { id: documentId, type: documentType, ...(path !== '' && { path }) }
  return (
    <Card padding={4} radius={2} border tone={props.tone}>
      <Flex gap={4} align="flex-start" wrap="wrap">
        <Stack gap={3} flex={1} style={{ minWidth: 'min(18rem, 100%)' }}>
          <Text size={1} weight="semibold">
            {title}
          </Text>
          <Text size={1}>{message}</Text>
          <Text size={1} muted style={{ overflowWrap: 'anywhere' }}>
            {[type, path].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
        <Text size={1}>
          <IntentLink
            intent="edit"
            params={params}
            aria-label={`${t('site.openDocument')}: ${title}`}
          >
            {t('site.openDocument')}
          </IntentLink>
        </Text>
      </Flex>
    </Card>
  )
}
