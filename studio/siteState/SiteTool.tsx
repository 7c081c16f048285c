import { LaunchIcon } from '@sanity/icons/Launch'
import { Button, Card, Container, Flex, Heading, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatFully } from '../moderation/formatMoment.ts'
import { Building } from './Building.tsx'
import { PastBuilds } from './PastBuilds.tsx'
import { ProblemList } from './ProblemList.tsx'
import { RebuildButton } from './RebuildButton.tsx'
import type { PastBuild, SiteStatus } from './siteStatus.ts'
import { useSiteStatus } from './useSiteStatus.ts'

/** How the site stands, what is in its way, and what was published of late. */
export function SiteTool(): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const known = useSiteStatus()
  return (
    <Card height="fill" overflow="auto" data-tool="site-state" tabIndex={0}>
      <Container width={2} padding={[3, 4, 5]} style={{ overflowWrap: 'anywhere' }}>
        {known.kind === 'known' && <Site status={known.status} />}
        {known.kind === 'unknown' && <Notice title={t('site.unknown')} />}
        {known.kind === 'absent' && (
          <Notice title={t('site.absent')} text={t('site.absent.next')} />
        )}
        {known.kind === 'failed' && <Notice title={t('site.unreachable')} text={known.message} />}
      </Container>
    </Card>
  )
}

function Site({ status }: { readonly status: SiteStatus }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { siteUrl, builds, building } = status
  const [latest] = builds
  if (latest === undefined) return <Notice title={t('site.none')} text={t('site.none.next')} />
  const of = (severity: string) => latest.problems.filter((one) => one.severity === severity)
  return (
    <Stack gap={6}>
      <Standing latest={latest} siteUrl={siteUrl} />
      {building !== undefined && <Building building={building} />}
      <ProblemList title={t('site.errors')} tone="critical" problems={of('error')} />
      <ProblemList title={t('site.warnings')} tone="caution" problems={of('warning')} />
      <PastBuilds builds={builds} />
    </Stack>
  )
}

function Standing(props: { readonly latest: PastBuild; readonly siteUrl: string }): JSX.Element {
  const { latest, siteUrl } = props
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const seconds = (latest.milliseconds / 1000).toLocaleString(locale, { maximumFractionDigits: 1 })
  const when = formatFully(latest.startedAt, locale)
  const isGood = latest.outcome === 'published'
  return (
    <Flex gap={4} align="flex-start" wrap="wrap">
      <Stack gap={4} flex={1} style={{ minWidth: 'min(22rem, 100%)' }} role="status">
        <Heading as="h1" size={3}>
          {t(isGood ? 'site.good' : `site.${latest.outcome}`)}
        </Heading>
        <Text size={1} muted>
          {isGood ? t('site.good.since', { when, seconds }) : t(`site.${latest.outcome}.why`)}
        </Text>
        {latest.message !== undefined && (
          <Card padding={4} radius={2} border tone="critical">
            <Text size={1} style={{ overflowWrap: 'anywhere' }}>
              {latest.message}
            </Text>
          </Card>
        )}
      </Stack>
      <RebuildButton />
      <Button
        as="a"
        href={siteUrl}
        target="_blank"
        rel="noopener"
        mode="ghost"
        fontSize={1}
        icon={LaunchIcon}
        text={t('site.open')}
      />
    </Flex>
  )
}

function Notice(props: { readonly title: string; readonly text?: string }): JSX.Element {
  return (
    <Stack gap={4} role="status">
      <Heading as="h1" size={3}>
        {props.title}
      </Heading>
      {props.text !== undefined && (
        <Text size={1} muted>
          {props.text}
        </Text>
      )}
    </Stack>
  )
}
