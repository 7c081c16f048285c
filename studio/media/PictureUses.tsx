import { Stack, Text } from '@sanity/ui'
import { type JSX, useMemo } from 'react'
import { useTranslation } from 'sanity'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { UseList } from '../UseList.tsx'
import { usesQuestion } from './pictureUses.ts'

/** The documents in which a picture stands, with the way there. */
export function PictureUses({ id }: { readonly id: string }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const known = useLiveAnswer(useMemo(() => usesQuestion(id), [id]))
  const uses = known.kind === 'known' ? known.answer : undefined
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="medium">
        {t('media.uses')}
      </Text>
      {uses?.length === 0 && (
        <Text size={1} muted>
          {t('media.uses.none')}
        </Text>
      )}
      {uses !== undefined && <UseList uses={uses} />}
    </Stack>
  )
}
