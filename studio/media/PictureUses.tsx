import { Flex, Stack, Text } from '@sanity/ui'
import { type JSX, useMemo } from 'react'
import { useSchema, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { usesQuestion } from './pictureUses.ts'

/** The documents in which a picture stands, with the way there. */
export function PictureUses({ id }: { readonly id: string }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const schema = useSchema()
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
      {uses?.map((use) => (
        <Flex key={use.id} gap={2}>
          <Text size={1}>
            <IntentLink intent="edit" params={{ id: use.id, type: use.type }}>
              {use.title || t('media.untitled')}
            </IntentLink>
          </Text>
          <Text size={1} muted>
            {[
              schema.get(use.type)?.title ?? use.type,
              ...(use.isDraft ? [t('media.uses.draft')] : []),
            ]
              .join(', ')
              .toLowerCase()}
          </Text>
        </Flex>
      ))}
    </Stack>
  )
}
