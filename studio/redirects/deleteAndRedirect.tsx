import { useState } from 'react'
import { type DocumentActionComponent, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pageAddress } from '../siteState/pageAddress.ts'
import { DeletePage } from './DeletePage.tsx'

/**
 * Sanity's action that deletes; for what has a page on the site it first asks where to send the
 * readers of that page.
 */
export function deleteAndRedirect(remove: DocumentActionComponent): DocumentActionComponent {
  const useAction: DocumentActionComponent = (props) => {
    const { t } = useTranslation(edicolaNamespace)
    const [isAsking, setAsking] = useState(false)
    const action = remove(props)
    const path = pageAddress(props.published)
    if (!action || path === undefined) return action
    const title = titleOf(props.published) ?? path
    return {
      ...action,
      onHandle: () => setAsking(true),
      dialog: isAsking && {
        type: 'dialog',
        header: t('redirect.delete.title', { title }),
        onClose: props.onComplete,
        content: <DeletePage id={props.id} title={title} path={path} onClose={props.onComplete} />,
      },
    }
  }
  if (remove.action !== undefined) useAction.action = remove.action
  useAction.displayName = 'DeleteAndRedirect'
  return useAction
}

function titleOf(document: Record<string, unknown> | null): string | undefined {
  const title = document?.['title'] ?? document?.['name']
  return typeof title === 'string' ? title : undefined
}
