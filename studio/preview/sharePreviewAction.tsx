import { ShareIcon } from '@sanity/icons/Share'
import { useState } from 'react'
import { type DocumentActionComponent, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { SharePreview } from './SharePreview.tsx'

/** Makes a link to the preview of a document's page. */
export const sharePreviewAction: DocumentActionComponent = ({ id, onComplete }) => {
  const { t } = useTranslation(edicolaNamespace)
  const [isOpen, setOpen] = useState(false)
  return {
    label: t('preview.share'),
    icon: ShareIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: t('preview.share'),
      onClose: onComplete,
      content: <SharePreview id={id} onClose={onComplete} />,
    },
  }
}
sharePreviewAction.displayName = 'SharePreview'
