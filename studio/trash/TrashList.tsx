import { RestoreIcon } from '@sanity/icons/Restore'
import { Box, Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useState } from 'react'
import {
  useClient,
  useCurrentLocale,
  useCurrentUser,
  useSchema,
  useTranslation,
  useUser,
} from 'sanity'
import { useRouter } from 'sanity/router'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { Notice } from '../Notice.tsx'
import { PlainList } from '../PlainList.tsx'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { formatMoment } from '../moderation/formatMoment.ts'
import {
  type DeletedDocument,
  deletedDocuments,
  neededBy,
  restoreAsDraft,
} from './deletedDocuments.ts'
import { messageOf } from '../messageOf.ts'

/** What was deleted, by whom and when, to be restored by those who write. */
export function TrashList(): JSX.Element {
  const known = useLiveAnswer(deletedDocuments)
  const { t } = useTranslation(edicolaNamespace)
  if (known.kind === 'loading') return <Notice title={t('trash.loading')} />
  if (known.kind === 'failed') return <Notice title={t('trash.failed')} next={known.message} />
  if (known.answer === undefined) {
    return <Notice title={t('trash.absent')} next={t('trash.absent.next')} />
  }
  if (known.answer.length === 0) {
    return <Notice title={t('trash.none')} next={t('trash.none.next')} />
  }
  return (
    <Stack gap={3} padding={3}>
      <Box padding={2}>
        <Text size={1} muted>
          {t('trash.lead')}
        </Text>
      </Box>
      <PlainList gap={2}>
        {known.answer.map((one) => (
          <li key={one.id}>
            <Row deleted={one} others={known.answer ?? []} />
          </li>
        ))}
      </PlainList>
    </Stack>
  )
}

function Row(props: {
  readonly deleted: DeletedDocument
  readonly others: readonly DeletedDocument[]
}): JSX.Element {
  const { deleted, others } = props
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const [user] = useUser(deleted.author)
  const schema = useSchema()
  const mayWrite = useCurrentUser()?.roles.some(({ name }) => name !== 'viewer') === true
  const restoring = useRestoring(deleted, others)
  const by = user?.displayName ?? t('trash.unknown')
  const type = schema.get(deleted.type)?.title ?? deleted.type
  const title = deleted.title ?? t('trash.untitled')
  return (
    <Card padding={3} radius={2} border>
      <Flex gap={3} align="center" wrap="wrap">
        <Stack gap={3} flex={1} style={{ minWidth: '9rem' }}>
          <Text size={1} weight="medium">
            {title}
          </Text>
          <Text size={1} muted>
            {t('trash.by', { type, by, at: formatMoment(deleted.deletedAt, locale) })}
          </Text>
        </Stack>
        {mayWrite && (
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            icon={RestoreIcon}
            text={t('trash.restore')}
            aria-label={t('trash.restore.label', { title })}
            disabled={restoring.isBusy}
            onClick={() => void restoring.restore()}
          />
        )}
      </Flex>
    </Card>
  )
}

function useRestoring(deleted: DeletedDocument, others: readonly DeletedDocument[]) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const { navigateIntent } = useRouter()
  const [isBusy, setBusy] = useState(false)
  const restore = async (): Promise<void> => {
    setBusy(true)
    try {
      await restoreAsDraft(client, deleted)
      const title = deleted.title ?? t('trash.untitled')
      const description = t('trash.restored.next')
      toast.push({ status: 'success', title: t('trash.restored', { title }), description })
      navigateIntent('edit', { id: deleted.id, type: deleted.type })
    } catch (error) {
      const message = messageOf(error)
      const needed = neededBy(message, others)
      const description =
        needed === undefined
          ? message
          : t('trash.restore.needs', { title: needed.title ?? t('trash.untitled') })
      toast.push({ status: 'error', title: t('trash.restore.failed'), description, closable: true })
      setBusy(false)
    }
  }
  return { isBusy, restore }
}
