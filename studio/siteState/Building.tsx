import { Card, Stack, Text } from '@sanity/ui'
import type { JSX } from 'react'
import { useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { SiteBuilding } from './siteStatus.ts'

/** What a build that runs now is doing. */
export function Building({ building }: { readonly building: SiteBuilding }): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { done, total } = building
  const isCounted = done !== undefined && total !== undefined && total > 0
  const words = isCounted ? t('site.building.pages', { done, total }) : t('site.building')
  return (
    <Card padding={4} radius={2} border tone="primary" role="status">
      <Stack gap={3}>
        <Text size={1}>{words}</Text>
        <progress
          aria-label={t('site.building')}
          style={{ width: '100%' }}
          {...(isCounted && { value: done, max: total })}
        />
      </Stack>
    </Card>
  )
}
