import { SearchIcon } from '@sanity/icons/Search'
import { UploadIcon } from '@sanity/icons/Upload'
import { Box, Button, Flex, Select, Stack, Switch, Text, TextInput } from '@sanity/ui'
import { type DragEvent, type JSX, useRef } from 'react'
import { useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { Picture } from './picture.ts'
import { PictureGrid } from './PictureGrid.tsx'
import type { PictureList } from './usePictures.ts'

interface CollectionProps {
  readonly list: PictureList
  /** The id of the picture that is chosen. */
  readonly chosen: string | undefined
  onChoose(picture: Picture): void
}

/** The collection with its search; files can be dropped anywhere on it. */
export function Collection(props: CollectionProps): JSX.Element {
  const { list, chosen, onChoose } = props
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    void list.upload(event.dataTransfer.files)
  }
  return (
    <Box onDragOver={(event: DragEvent) => event.preventDefault()} onDrop={onDrop}>
      <Stack gap={4} padding={4}>
        <Bar list={list} />
        <Standing list={list} />
        {list.known.kind === 'known' && (
          <PictureGrid pictures={list.known.answer.shown} chosen={chosen} onChoose={onChoose} />
        )}
        <More list={list} />
      </Stack>
    </Box>
  )
}

function Bar({ list }: Pick<CollectionProps, 'list'>): JSX.Element {
  const { filter, setFilter, known } = list
  const { t } = useTranslation(edicolaNamespace)
  const tags = known.kind === 'known' ? known.answer.tags : []
  return (
    <Flex gap={3} align="center" wrap="wrap">
      <Box flex={1} style={{ minWidth: 'min(20rem, 100%)' }}>
        <TextInput
          type="search"
          aria-label={t('media.search')}
          placeholder={t('media.search')}
          icon={SearchIcon}
          fontSize={1}
          value={filter.search}
          onChange={({ currentTarget }) => setFilter({ search: currentTarget.value })}
        />
      </Box>
      {(tags.length > 0 || filter.tag !== '') && (
        <Box>
          <Select
            aria-label={t('media.tag')}
            fontSize={1}
            value={filter.tag}
            onChange={({ currentTarget }) => setFilter({ tag: currentTarget.value })}
          >
            <option value="">{t('media.anyTag')}</option>
            {tags.map((tag) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </Select>
        </Box>
      )}
      <Flex as="label" gap={2} align="center">
        <Switch
          checked={filter.onlyUnused}
          onChange={({ currentTarget }) => setFilter({ onlyUnused: currentTarget.checked })}
        />
        <Text size={1}>{t('media.unused')}</Text>
      </Flex>
      <UploadButton list={list} />
    </Flex>
  )
}

function UploadButton({ list }: Pick<CollectionProps, 'list'>): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('media.upload')}
        onChange={({ currentTarget }) => {
          void list.upload([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
      <Button
        icon={UploadIcon}
        text={t('media.upload')}
        fontSize={1}
        onClick={() => input.current?.click()}
      />
    </>
  )
}

function Standing({ list }: Pick<CollectionProps, 'list'>): JSX.Element {
  const { filter, known, uploading } = list
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const isFiltered = filter.search !== '' || filter.tag !== '' || filter.onlyUnused
  const count = known.kind === 'known' ? known.answer.count : undefined
  const said = (): string => {
    if (uploading > 0) return t('media.uploading', { count: uploading })
    if (known.kind === 'failed') return t('media.failed', { why: known.message })
    if (count === undefined) return '…'
    if (count > 0) return t('media.count', { count, shown: count.toLocaleString(locale) })
    return t(isFiltered ? 'media.none' : 'media.empty')
  }
  return (
    <Stack gap={3} role="status">
      <Text size={1} muted>
        {said()}
      </Text>
      {count === 0 && (
        <Text size={1} muted>
          {t(isFiltered ? 'media.none.next' : 'media.empty.next')}
        </Text>
      )}
    </Stack>
  )
}

function More({ list }: Pick<CollectionProps, 'list'>): JSX.Element | null {
  const { t } = useTranslation(edicolaNamespace)
  const { known } = list
  if (known.kind !== 'known' || known.answer.shown.length >= known.answer.count) return null
  return <Button mode="ghost" text={t('media.more')} onClick={list.showMore} />
}
