import { SearchIcon } from '@sanity/icons/Search'
import { Button, Flex, Select, TextInput } from '@sanity/ui'
import { Autocomplete } from '@sanity/ui/autocomplete'
import { type JSX, type RefObject, useEffect, useRef, useState } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { type CommentStatus, readCommentStatus, statusOrder } from './commentStatus.ts'
import { useArticleTitles } from './useArticleTitles.ts'
import type { Listing } from './useListing.ts'
import { useReasons } from './useReasons.ts'

const typingMilliseconds = 250

interface FilterBarProps {
  readonly listing: Listing
  readonly searchBox: RefObject<HTMLInputElement | null>
  readonly onLeave: () => void
}

/** Which comments are listed: by status with its count, by words, by reason, by article. */
export function FilterBar(props: FilterBarProps): JSX.Element {
  const { filter, setFilter } = props.listing
  const { t } = useTranslation(edicolaNamespace)
  const reasons = useReasons()
  return (
    <Flex gap={3} padding={3} align="center" wrap="wrap">
      <StatusTabs {...props} />
      <Flex flex={1} gap={2} align="center" wrap="wrap" style={{ minWidth: 'min(34rem, 100%)' }}>
        <SearchField {...props} />
        <ArticleField {...props} />
        <div style={{ flex: '2 1 9rem' }}>
          <Select
            aria-label={t('moderation.reasonFilter')}
            fontSize={1}
            padding={2}
            value={filter.reason ?? ''}
            onChange={({ currentTarget }) =>
              setFilter({ ...filter, reason: currentTarget.value || undefined })
            }
          >
            <option value="">{t('moderation.anyReason')}</option>
            {reasons.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </Select>
        </div>
      </Flex>
    </Flex>
  )
}

function StatusTabs({ listing }: FilterBarProps): JSX.Element {
  const { filter, counts, setFilter } = listing
  const { id: locale } = useCurrentLocale()
  const { t } = useTranslation(edicolaNamespace)
  const tab = (status: CommentStatus | undefined): JSX.Element => {
    const count = status === undefined ? undefined : counts?.[status]
    const label = t(`moderation.${status ?? 'all'}.tab`)
    const isOn = filter.status === status
    return (
      <Button
        key={status ?? 'all'}
        mode="bleed"
        padding={2}
        fontSize={1}
        selected={isOn}
        aria-pressed={isOn}
        text={count === undefined ? label : `${label} ${count.toLocaleString(locale)}`}
        onClick={() => setFilter({ ...filter, status: readCommentStatus(status) })}
      />
    )
  }
  return (
    <Flex gap={1} role="group" aria-label={t('moderation.statuses')} wrap="wrap">
      {statusOrder.map(tab)}
      {tab(undefined)}
    </Flex>
  )
}

function SearchField({ listing, searchBox, onLeave }: FilterBarProps): JSX.Element {
  const { filter, setFilter } = listing
  const { t } = useTranslation(edicolaNamespace)
  const asked = filter.search ?? ''
  const [typed, setTyped] = useState(asked)
  const latest = useRef(setFilter)
  useEffect(() => {
    latest.current = setFilter
  })
  // What others set is shown; what was typed here may have gone on meanwhile.
  const sent = useRef(asked)
  useEffect(() => {
    if (asked !== sent.current) setTyped(asked)
    sent.current = asked
  }, [asked])
  useEffect(() => {
    if (typed === asked) return
    const search = typed.trim() === '' ? undefined : typed
    const timer = setTimeout(() => {
      sent.current = search ?? ''
      latest.current({ ...filter, search })
    }, typingMilliseconds)
    return () => clearTimeout(timer)
  }, [typed, asked, filter])
  return (
    <div style={{ flex: '3 1 14rem' }}>
      <TextInput
        ref={searchBox}
        type="search"
        icon={SearchIcon}
        fontSize={1}
        padding={2}
        aria-label={t('moderation.search')}
        placeholder={t('moderation.search')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape' || key === 'Enter') onLeave()
        }}
      />
    </div>
  )
}

function ArticleField({ listing }: FilterBarProps): JSX.Element {
  const { filter, setFilter } = listing
  const { t } = useTranslation(edicolaNamespace)
  const [query, setQuery] = useState<string | null>(null)
  const { titles, isLoading, titleOf } = useArticleTitles(query ?? '', filter.articleId)
  return (
    <div style={{ flex: '3 1 9rem' }}>
      <Autocomplete
        id="moderation-article"
        aria-label={t('moderation.articleFilter')}
        placeholder={t('moderation.anyArticle')}
        fontSize={1}
        padding={2}
        openButton
        loading={isLoading}
        options={titles.map(({ id, title }) => ({ value: id, title }))}
        value={filter.articleId ?? ''}
        filterOption={() => true}
        renderOption={({ title }) => (
          <Button
            as="span"
            mode="bleed"
            justify="flex-start"
            fontSize={1}
            padding={3}
            text={title}
          />
        )}
        renderValue={(value) => titleOf(value) ?? ''}
        onQueryChange={setQuery}
        onChange={(value) => setFilter({ ...filter, articleId: value || undefined })}
      />
    </div>
  )
}
