import { Flex, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useSchema, useTranslation } from 'sanity'
import { IntentLink } from 'sanity/router'
import { edicolaNamespace } from './locale/edicolaStrings.ts'

/** A document that refers to another. */
export interface DocumentUse {
  /** The published id. */
  readonly id: string
  readonly type: string
  readonly title?: string | null | undefined
  readonly isDraft: boolean
}

/** Documents that refer to another, each with the way there. */
export function UseList({ uses }: { readonly uses: readonly DocumentUse[] }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const schema = useSchema()
  return (
    <>
      {uses.map((use) => (
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
    </>
  )
}
