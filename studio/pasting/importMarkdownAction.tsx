import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { ImportMarkdown } from './ImportMarkdown.tsx'

/** Fills an article from a file of Markdown. */
export const importMarkdownAction: DocumentActionComponent = (props) => {
  const { id, type, draft, published, onComplete } = props
  const { t } = useTranslation(edicolaNamespace)
  const { patch } = useDocumentOperation(id, type)
  const [isOpen, setOpen] = useState(false)
  const body: unknown = (draft ?? published)?.['body']
  return {
    label: t('pasting.import'),
    icon: DocumentTextIcon,
    disabled: patch.disabled !== false,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: t('pasting.import'),
      onClose: onComplete,
      content: (
        <ImportMarkdown
          replaces={Array.isArray(body) && body.length > 0}
          onImport={(fields) => {
            patch.execute([{ set: { ...fields } }])
            onComplete()
          }}
          onClose={onComplete}
        />
      ),
    },
  }
}
importMarkdownAction.displayName = 'ImportMarkdown'
