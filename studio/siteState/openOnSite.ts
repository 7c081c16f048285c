import { LaunchIcon } from '@sanity/icons/Launch'
import { type DocumentActionComponent, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pageAddress } from './pageAddress.ts'
import { useSiteUrl } from './useSiteUrl.ts'

/** Opens the page of a published document on the site. */
export const openOnSite: DocumentActionComponent = ({ published, onComplete }) => {
  const { t } = useTranslation(edicolaNamespace)
  const siteUrl = useSiteUrl()
  const path = pageAddress(published)
  if (siteUrl === undefined || path === undefined) return null
  return {
    label: t('site.action.open'),
    icon: LaunchIcon,
    onHandle: () => {
      window.open(new URL(path, siteUrl), '_blank', 'noopener')
      onComplete()
    },
  }
}
openOnSite.displayName = 'OpenOnSite'
