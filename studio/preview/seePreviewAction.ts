import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { type DocumentActionComponent, useTranslation } from 'sanity'
import { useRouter } from 'sanity/router'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pageAddress } from '../siteState/pageAddress.ts'
import { documentPreview, PREVIEW } from './previewAddress.ts'

/** Opens a document beside its page. */
export const seePreviewAction: DocumentActionComponent = (props) => {
  const { id, type, version, draft, published, onComplete } = props
  const { t } = useTranslation(edicolaNamespace)
  const router = useRouter()
  return {
    label: t('preview.see'),
    icon: EyeOpenIcon,
    onHandle: () => {
      const address = pageAddress(version ?? draft ?? published)
      const preview = address === undefined ? documentPreview(id) : `${PREVIEW}${address}`
      router.navigateIntent('edit', { id, type, mode: 'presentation', preview })
      onComplete()
    },
  }
}
seePreviewAction.displayName = 'SeePreview'
