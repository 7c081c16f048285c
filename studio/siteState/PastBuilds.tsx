import { Badge, Heading, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { styled } from 'styled-components'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { siteItalian } from './siteStrings.ts'
import type { PastBuild } from './siteStatus.ts'

const shownBuilds = 20
const shownDocuments = 4

const outcomes = {
  published: { tone: 'positive', key: 'site.published' },
  refused: { tone: 'critical', key: 'site.published.refused' },
  failed: { tone: 'critical', key: 'site.published.failed' },
} as const

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 0.8125rem;
  line-height: 1.5;

  th,
  td {
    padding: 0.6rem 1rem 0.6rem 0;
    border-bottom: 1px solid var(--card-border-color);
    text-align: start;
    vertical-align: top;
  }

  th {
    color: var(--card-muted-fg-color);
    font-weight: 500;
  }

  /* Titles give way, the other columns keep their words whole. */
  td:not(:nth-child(3)) {
    overflow-wrap: normal;
  }

  td:nth-child(1),
  td:nth-child(4) {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 600px) {
    th,
    td {
      padding-inline-end: 0.5rem;
    }

    td:nth-child(1) {
      white-space: normal;
    }
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .quiet {
    color: var(--card-muted-fg-color);
  }
`

/** The latest builds: when, how they ended, what they were for, and how long they took. */
export function PastBuilds({ builds }: { readonly builds: readonly PastBuild[] }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  return (
    <Stack gap={4}>
      <Heading as="h2" size={1}>
        {t('site.builds')}
      </Heading>
      <Table>
        <thead>
          <tr>
            <th scope="col">{t('site.when')}</th>
            <th scope="col">{t('site.outcome')}</th>
            <th scope="col">{t('site.why')}</th>
            <th scope="col">{t('site.took')}</th>
          </tr>
        </thead>
        <tbody>
          {builds.slice(0, shownBuilds).map((build) => (
            <BuildRow key={build.startedAt} build={build} />
          ))}
        </tbody>
      </Table>
    </Stack>
  )
}

function BuildRow({ build }: { readonly build: PastBuild }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const { tone, key } = outcomes[build.outcome]
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <tr>
      <td>
        <time dateTime={build.startedAt}>{when.format(new Date(build.startedAt))}</time>
      </td>
      <td>
        <Badge tone={tone}>{t(key)}</Badge>
      </td>
      <td>
        <Because build={build} />
      </td>
      <td>
        {seconds.format(build.milliseconds / 1000)} s
        {build.pages !== undefined && (
          <div className="quiet">{t('site.pages', { count: build.pages })}</div>
        )}
      </td>
    </tr>
  )
}

function Because({ build }: { readonly build: PastBuild }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const named = build.because.slice(0, shownDocuments)
  const others = build.changedDocuments - named.length
  return (
    <>
      <Text size={1}>{textOf(`site.reason.${build.reason}`, t) ?? build.reason}</Text>
      <ul className="quiet">
        {named.map(({ id, type, title, change }) => (
          <li key={id}>
            {change === 'removed' ? (
              title
            ) : (
              <IntentLink intent="edit" params={{ id, type }}>
                {title}
              </IntentLink>
            )}{' '}
            {textOf(`site.change.${change}`, t) ?? ''}
          </li>
        ))}
        {others > 0 && <li>{t('site.more', { count: others })}</li>}
      </ul>
    </>
  )
}

/** A string of this tool by a key that comes from outside; `undefined` when it has none such. */
function textOf(key: string, t: (key: string) => string): string | undefined {
  return key in siteItalian ? t(key) : undefined
}
