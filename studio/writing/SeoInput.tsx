import { Card, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { type ObjectInputProps, useFormValue, useTranslation } from 'sanity'
import { styled } from 'styled-components'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pageAddress } from '../siteState/pageAddress.ts'
import { useSiteUrl } from '../siteState/useSiteUrl.ts'
import { type PageLooks, pageLooks } from './pageLooks.ts'
import { usePictureUrl } from './usePictureUrl.ts'

const titleLength = 60
const descriptionLength = 155

const Result = styled.div`
  max-width: 37.5rem;
  font-family: Arial, sans-serif;
  overflow-wrap: anywhere;

  .address {
    font-size: 0.8125rem;
    color: var(--card-muted-fg-color);
  }

  .title {
    margin: 0.25rem 0;
    font-size: 1.25rem;
    line-height: 1.3;
    color: var(--card-link-color);
  }

  .description {
    font-size: 0.875rem;
    line-height: 1.55;
  }
`

const SocialCard = styled.div`
  max-width: 31rem;
  border: 1px solid var(--card-border-color);
  border-radius: 0.5rem;
  overflow: hidden;

  img,
  .picture {
    display: block;
    width: 100%;
    aspect-ratio: 1200 / 630;
    object-fit: cover;
    background: var(--card-muted-bg-color, rgb(127 127 127 / 12%));
  }

  .words {
    padding: 0.75rem 1rem 0.9rem;
    line-height: 1.4;
    font-size: 0.875rem;
  }

  strong {
    display: block;
    font-size: 1rem;
  }
`

/** The fields for search engines and social networks, under what will be seen there. */
export function SeoInput(props: ObjectInputProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const document = useFormValue([])
  const looks = pageLooks(document)
  const siteUrl = useSiteUrl()
  const address = new URL(pageAddress(document) ?? '/', siteUrl ?? 'https://example.it')
  return (
    <Stack gap={5}>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {t('seo.search')}
        </Text>
        <Card padding={4} radius={2} border>
          {looks.isHidden ? (
            <Text size={1}>{t('seo.hidden')}</Text>
          ) : (
            <SearchResult looks={looks} address={address} />
          )}
        </Card>
        <Hints looks={looks} />
      </Stack>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {t('seo.social')}
        </Text>
        <Card>
          <Shared looks={looks} host={address.host} />
        </Card>
      </Stack>
      {props.renderDefault(props)}
    </Stack>
  )
}

function SearchResult(props: { readonly looks: PageLooks; readonly address: URL }): JSX.Element {
  const { title, description } = props.looks
  const { t } = useTranslation(edicolaNamespace)
  const { host, pathname } = props.address
  return (
    <Result data-testid="search-preview">
      <div className="address">{[host, ...pathname.split('/').filter(Boolean)].join(' › ')}</div>
      <div className="title">{cut(title, titleLength) || t('seo.title.missing')}</div>
      <div className="description">
        {cut(description, descriptionLength) || t('seo.description.missing')}
      </div>
    </Result>
  )
}

function Shared(props: { readonly looks: PageLooks; readonly host: string }): JSX.Element {
  const { title, description, picture } = props.looks
  const { t } = useTranslation(edicolaNamespace)
  const pictureUrl = usePictureUrl(picture)
  return (
    <SocialCard data-testid="social-preview">
      {pictureUrl === undefined ? (
        <div className="picture" />
      ) : (
        <img src={pictureUrl} alt="" width={1200} height={630} />
      )}
      <div className="words">
        <span>{props.host}</span>
        <strong>{title || t('seo.title.missing')}</strong>
        {cut(description, descriptionLength)}
      </div>
    </SocialCard>
  )
}

function Hints({ looks }: { readonly looks: PageLooks }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { title, description, picture } = looks
  const hints = [
    title.length > titleLength && t('seo.title.long', { count: title.length }),
    description.length > descriptionLength &&
      t('seo.description.long', { count: description.length }),
    picture === undefined && t('seo.noImage'),
  ].filter((hint) => hint !== false)
  return (
    <Stack gap={2} role="status">
      {hints.map((hint) => (
        <Text key={hint} size={1} muted>
          {hint}
        </Text>
      ))}
    </Stack>
  )
}

/** The beginning of a text, ending with a whole word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length).replace(/\s+\S*$/u, '')}…`
}
