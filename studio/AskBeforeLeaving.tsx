import { type JSX, useEffect } from 'react'
import {
  type DocumentLayoutProps,
  getPublishedId,
  getVersionFromId,
  useDocumentOperation,
  useSyncState,
} from 'sanity'

/**
 * A document's pane, which has the browser ask before it leaves a page with words that are not saved
 * yet: the Studio gathers what is typed for about a second, and would lose that.
 */
export function AskBeforeLeaving(props: DocumentLayoutProps): JSX.Element {
  const { documentId, documentType, renderDefault } = props
  const id = getPublishedId(documentId)
  const version = getVersionFromId(documentId)
  const { isSyncing } = useSyncState(id, documentType, version)
  const { commit } = useDocumentOperation(id, documentType, version)
  useEffect(() => {
    if (!isSyncing) return undefined
    const ask = (event: BeforeUnloadEvent): void => {
      // It may well be saved before an answer is given.
      commit.execute()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSyncing, commit])
  return renderDefault(props)
}
