import { SyncIcon } from '@sanity/icons/Sync'
import { TrashIcon } from '@sanity/icons/Trash'
import { Box, Button, Dialog, Flex, Stack, Text } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useRef, useState } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { useRawClient } from '../moderation/useRawClient.ts'
import type { Picture } from './picture.ts'
import { replacePicture } from './pictureUses.ts'
import { messageOf } from '../messageOf.ts'

/** Replacing a picture wherever it stands, and taking away one that stands nowhere. */
export function PictureActions({ picture }: { readonly picture: Picture }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { replace, remove } = usePictureActions(picture)
  const input = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<'delete' | File>()
  const isUsed = picture.uses > 0
  return (
    <Stack gap={3}>
      <Flex gap={2} wrap="wrap">
        <Button
          mode="ghost"
          icon={SyncIcon}
          fontSize={1}
          text={t('media.replace')}
          disabled={!isUsed}
          onClick={() => input.current?.click()}
        />
        <Button
          mode="ghost"
          tone="critical"
          icon={TrashIcon}
          fontSize={1}
          text={t('media.delete')}
          disabled={isUsed}
          onClick={() => setAsked('delete')}
        />
      </Flex>
      {isUsed && (
        <Text size={1} muted>
          {t('media.delete.used')}
        </Text>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('media.replace')}
        onChange={({ currentTarget }) => setAsked(currentTarget.files?.[0])}
      />
      {asked !== undefined && (
        <Question
          text={
            asked === 'delete'
              ? t('media.delete.ask', { name: picture.filename })
              : t('media.replace.ask', { count: picture.uses })
          }
          onAnswer={(isYes) => {
            setAsked(undefined)
            if (isYes) void (asked === 'delete' ? remove() : replace(asked))
          }}
        />
      )}
    </Stack>
  )
}

function Question(props: { readonly text: string; onAnswer(isYes: boolean): void }): JSX.Element {
  const { t } = useTranslation()
  return (
    <Dialog id="picture-question" header={props.text} onClose={() => props.onAnswer(false)}>
      <Box padding={4}>
        <Flex gap={2} justify="flex-end">
          <Button
            mode="bleed"
            text={t('common.dialog.cancel-button.text')}
            onClick={() => props.onAnswer(false)}
          />
          <Button
            tone="critical"
            text={t('common.dialog.confirm-button.text')}
            onClick={() => props.onAnswer(true)}
          />
        </Flex>
      </Box>
    </Dialog>
  )
}

function usePictureActions({ id }: Picture) {
  const client = useRawClient()
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const act = async (work: () => Promise<string>): Promise<void> => {
    try {
      toast.push({ status: 'success', title: await work() })
    } catch (error) {
      const why = messageOf(error)
      toast.push({ status: 'error', title: t('media.failed', { why }) })
    }
  }
  return {
    replace: (file: File) =>
      act(async () => {
        const { _id: to } = await client.assets.upload('image', file, { filename: file.name })
        const count = await replacePicture(client, id, to)
        return t('media.replace.done', { count })
      }),
    remove: () =>
      act(async () => {
        await client.delete(id)
        return t('media.delete.done')
      }),
  }
}
