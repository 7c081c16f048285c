import { Box, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useCurrentLocale, useCurrentUser, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish } from '../review/review.ts'
import { usePictureAddresses } from '../usePictureAddresses.ts'
import type { Picture } from './picture.ts'
import { PictureActions } from './PictureActions.tsx'
import { PictureUses } from './PictureUses.tsx'
import { PictureWords } from './PictureWords.tsx'

/** One picture: how it looks, its words, where it stands, and what can be done with it. */
export function PictureDetails({ picture }: { readonly picture: Picture }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const mayEdit = mayPublish(useCurrentUser())
  const addresses = usePictureAddresses()
  return (
    <Box as="section" padding={4} aria-label={picture.filename}>
      <Stack gap={5}>
        <img
          src={addresses.image(picture.id).width(800).auto('format').url()}
          alt={picture.alt}
          style={{ display: 'block', maxWidth: '100%', maxHeight: '30vh', margin: 'auto' }}
        />
        <Facts picture={picture} />
        {mayEdit ? (
          <PictureWords picture={picture} />
        ) : (
          <Text size={1} muted>
            {t('media.readOnly')}
          </Text>
        )}
        <PictureUses id={picture.id} />
        {mayEdit && <PictureActions picture={picture} />}
      </Stack>
    </Box>
  )
}

function Facts({ picture }: { readonly picture: Picture }): JSX.Element {
  const { id: locale } = useCurrentLocale()
  const { filename, width, height, bytes, uploadedAt } = picture
  const kilobytes = (bytes / 1000).toLocaleString(locale, { maximumFractionDigits: 0 })
  const date = new Date(uploadedAt).toLocaleDateString(locale, { dateStyle: 'medium' })
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium" style={{ overflowWrap: 'anywhere' }}>
        {filename}
      </Text>
      <Text size={1} muted>
        {[`${width} × ${height}`, `${kilobytes} kB`, date].join(' · ')}
      </Text>
    </Stack>
  )
}
