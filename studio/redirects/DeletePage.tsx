import { Button, Card, Flex, Radio, Stack, Text, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, type ReactNode, useId, useMemo, useState } from 'react'
import { useClient, useTranslation } from 'sanity'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { deletePage, type Destination } from './redirectMutations.ts'
import { pageUses } from './pageUses.ts'
import { usePages } from './usePages.ts'
import { messageOf } from '../messageOf.ts'
import { type DocumentUse, UseList } from '../UseList.tsx'

interface DeletePageProps {
  /** The published id. */
  readonly id: string
  readonly title: string
  readonly path: string
  readonly onClose: () => void
}

type Way = 'page' | 'address' | 'nowhere'

/**
 * Asks where to send the readers of a page, then deletes it and sends them there; of a page that
 * other documents need, it says which.
 */
export function DeletePage(props: DeletePageProps): JSX.Element {
  const known = useLiveAnswer(useMemo(() => pageUses(props.id), [props.id]))
  const uses = known.kind === 'known' ? known.answer : []
  return uses.length === 0 ? <AskAndDelete {...props} /> : <Needed uses={uses} {...props} />
}

const shownUses = 8

function Needed(props: DeletePageProps & { readonly uses: readonly DocumentUse[] }): JSX.Element {
  const { uses, onClose } = props
  const { t } = useTranslation(edicolaNamespace)
  const more = uses.length - shownUses
  return (
    <Stack gap={5}>
      <Card padding={4} radius={2} border tone="caution">
        <Stack gap={4}>
          <Text size={1}>{t('redirect.delete.needed')}</Text>
          <UseList uses={uses.slice(0, shownUses)} />
          {more > 0 && (
            <Text size={1} muted>
              {t('redirect.delete.needed.more', { count: more })}
            </Text>
          )}
        </Stack>
      </Card>
      <Flex justify="flex-end">
        <Button mode="bleed" text={t('redirect.delete.close')} onClick={onClose} />
      </Flex>
    </Stack>
  )
}

function AskAndDelete({ id, title, path, onClose }: DeletePageProps): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const client = useClient({ apiVersion: '2025-02-19' })
  const toast = useToast()
  const [way, setWay] = useState<Way>('page')
  const [page, setPage] = useState('')
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const destination = destinationOf(way, page, address)
  const remove = async (): Promise<void> => {
    setBusy(true)
    try {
      await deletePage(client, { id, path }, destination)
      toast.push({ status: 'success', title: t('redirect.delete.done', { title }) })
      onClose()
    } catch (error) {
      const description = messageOf(error)
      const status = 'error'
      toast.push({ status, title: t('redirect.delete.failed'), description, closable: true })
      setBusy(false)
    }
  }
  return (
    <Stack gap={5}>
      <Text size={1} style={{ overflowWrap: 'anywhere' }}>
        {t('redirect.delete.question', { path })}
      </Text>
      <Stack gap={4} role="radiogroup" aria-label={t('redirect.delete.question', { path })}>
        <Choice way="page" chosen={way} onChoose={setWay}>
          <PageField except={id} value={page} onChange={setPage} />
        </Choice>
        <Choice way="address" chosen={way} onChoose={setWay}>
          <TextInput
            aria-label={t('redirect.delete.address.label')}
            fontSize={1}
            value={address}
            customValidity={address === '' || destination ? '' : t('redirect.delete.address.wrong')}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        </Choice>
        <Choice way="nowhere" chosen={way} onChoose={setWay} />
      </Stack>
      <Flex gap={2} justify="flex-end">
        <Button mode="bleed" text={t('redirect.delete.cancel')} onClick={onClose} />
        <Button
          mode="ghost"
          tone="critical"
          disabled={busy || (way !== 'nowhere' && destination === undefined)}
          text={t('redirect.delete.confirm')}
          onClick={() => void remove()}
        />
      </Flex>
    </Stack>
  )
}

function destinationOf(way: Way, page: string, address: string): Destination | undefined {
  if (way === 'page' && page !== '') return { kind: 'page', id: page }
  const isAddress = /^(?:\/(?!\/)|https?:\/\/)\S*$/.test(address)
  return way === 'address' && isAddress ? { kind: 'address', address } : undefined
}

function Choice(props: {
  readonly way: Way
  readonly chosen: Way
  readonly onChoose: (way: Way) => void
  readonly children?: ReactNode
}): JSX.Element {
  const { way, chosen, onChoose, children } = props
  const { t } = useTranslation(edicolaNamespace)
  const id = useId()
  return (
    <Stack gap={3}>
      <Flex gap={3} align="center">
        <Radio id={id} name="way" checked={way === chosen} onChange={() => onChoose(way)} />
        <Text as="label" htmlFor={id} size={1}>
          {t(`redirect.delete.${way}`)}
        </Text>
      </Flex>
      {way === chosen && children}
    </Stack>
  )
}

const shownPages = 6

// A list in the dialog itself: a click in a pop-up counts as outside, and would close the dialog.
function PageField(props: {
  readonly except: string
  readonly value: string
  readonly onChange: (id: string) => void
}): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const [query, setQuery] = useState('')
  const pages = usePages(query, props.except)
  return (
    <Stack gap={2}>
      <TextInput
        type="search"
        fontSize={1}
        aria-label={t('redirect.delete.page.label')}
        placeholder={t('redirect.delete.page.placeholder')}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      {pages.slice(0, shownPages).map(({ id, title }) => (
        <Button
          key={id}
          mode="bleed"
          justify="flex-start"
          fontSize={1}
          padding={3}
          selected={id === props.value}
          aria-pressed={id === props.value}
          text={title}
          onClick={() => props.onChange(id)}
        />
      ))}
    </Stack>
  )
}
