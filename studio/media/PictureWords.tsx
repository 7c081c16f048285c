import { Button, Flex, Stack, Text, TextArea, TextInput } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useState } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { useRawClient } from '../moderation/useRawClient.ts'
import type { Picture } from './picture.ts'
import { messageOf } from '../messageOf.ts'

interface Words {
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly tags: string
}

/** The words that are kept with a picture, to be written once. */
export function PictureWords({ picture }: { readonly picture: Picture }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const save = useSave(picture.id)
  const kept: Words = { ...picture, tags: picture.tags.join(', ') }
  const [words, setWords] = useState(kept)
  const isChanged = (['alt', 'caption', 'credit', 'tags'] as const).some(
    (name) => words[name] !== kept[name],
  )
  const field = (name: keyof Words, hint?: string): JSX.Element => {
    const Input = name === 'alt' ? TextArea : TextInput
    return (
      <Stack gap={2}>
        <Text as="label" htmlFor={`picture-${name}`} size={1} weight="medium">
          {t(`media.${name}`)}
        </Text>
        {hint !== undefined && (
          <Text size={1} muted id={`picture-${name}-hint`}>
            {hint}
          </Text>
        )}
        <Input
          id={`picture-${name}`}
          fontSize={1}
          value={words[name]}
          aria-describedby={hint === undefined ? undefined : `picture-${name}-hint`}
          onChange={({ currentTarget }) => setWords({ ...words, [name]: currentTarget.value })}
        />
      </Stack>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save(words)
      }}
    >
      <Stack gap={4}>
        {field('alt', t('media.alt.why'))}
        {field('caption')}
        {field('credit')}
        {field('tags', t('media.tags.how'))}
        <Flex justify="flex-end">
          <Button type="submit" fontSize={1} text={t('media.save')} disabled={!isChanged} />
        </Flex>
      </Stack>
    </form>
  )
}

function useSave(id: string): (words: Words) => Promise<void> {
  const client = useRawClient()
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  return async ({ alt, caption, credit, tags }) => {
    const list = tags.split(',').map((tag) => tag.trim())
    const set = {
      altText: alt.trim(),
      description: caption.trim(),
      creditLine: credit.trim(),
      'opt.tags': [...new Set(list.filter((tag) => tag !== ''))],
    }
    try {
      await client.patch(id).setIfMissing({ opt: {} }).set(set).commit()
      toast.push({ status: 'success', title: t('media.saved') })
    } catch (error) {
      const why = messageOf(error)
      toast.push({ status: 'error', title: t('media.failed', { why }) })
    }
  }
}
