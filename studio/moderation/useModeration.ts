import { useToast } from '@sanity/ui/toast'
import { useCallback, useState } from 'react'
import { useClient, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import type { CommentStatus } from './commentStatus.ts'
import { storeStatuses, whyNotStored } from './storeStatuses.ts'

/** Setting the status of one comment. */
export interface Moderation {
  /** True while a change is being stored. */
  readonly busy: boolean
  /** Stores the status and says in a toast whether it is stored. Never rejects. */
  moderate(status: CommentStatus): Promise<void>
}

/** The moderation of the comment with this id, as it was read in this revision. */
export function useModeration(id: string, read: string | undefined): Moderation {
  const client = useClient({ apiVersion: '2025-02-19' })
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const [busy, setBusy] = useState(false)
  const moderate = useCallback(
    async (status: CommentStatus) => {
      setBusy(true)
      try {
        // The answer is awaited, so that the toast speaks of what is stored.
        await storeStatuses(client, [{ id, status, read }])
        toast.push({ status: 'success', title: t(`moderation.${status}.done`) })
      } catch (error) {
        const description = whyNotStored(error, t)
        toast.push({ status: 'error', title: t('moderation.failed'), description })
      } finally {
        setBusy(false)
      }
    },
    [client, id, read, t, toast],
  )
  return { busy, moderate }
}
