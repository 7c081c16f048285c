import { type JSX, useEffect, useRef } from 'react'
import {
  type DocumentLayoutProps,
  getPublishedId,
  getVersionFromId,
  useDocumentOperation,
  useSyncState,
} from 'sanity'

/** How long the editor of texts may keep what was typed before the document hears of it. */
const gatherMilliseconds = 1500

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
  const typedAt = useRef(-Infinity)
  useEffect(() => {
    const note = (): void => {
      typedAt.current = performance.now()
    }
    const ask = (event: BeforeUnloadEvent): void => {
      if (!isSyncing && performance.now() - typedAt.current > gatherMilliseconds) return
      // It may well be saved before an answer is given.
      commit.execute()
      event.preventDefault()
    }
    window.addEventListener('beforeinput', note)
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeinput', note)
      window.removeEventListener('beforeunload', ask)
    }
  }, [isSyncing, commit])
  return renderDefault(props)
}
