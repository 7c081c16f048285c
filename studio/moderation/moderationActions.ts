import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { TrashIcon } from '@sanity/icons/Trash'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  useClient,
  useTranslation,
} from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { type CommentStatus, readCommentStatus } from './commentStatus.ts'

type Look = Pick<DocumentActionDescription, 'icon' | 'tone' | 'shortcut'>

const looks: Record<CommentStatus, Look> = {
  approved: { icon: CheckmarkCircleIcon, tone: 'positive', shortcut: 'Ctrl+Alt+A' },
  pending: { icon: ClockIcon },
  spam: { icon: ErrorOutlineIcon, tone: 'caution', shortcut: 'Ctrl+Alt+S' },
  trash: { icon: TrashIcon, tone: 'critical', shortcut: 'Ctrl+Alt+D' },
}

function moderationAction(status: CommentStatus): DocumentActionComponent {
  const useModeration: DocumentActionComponent = ({ id, published, draft, onComplete }) => {
    const client = useClient({ apiVersion: '2025-02-19' })
    const toast = useToast()
    const { t } = useTranslation(edicolaNamespace)
    const [busy, setBusy] = useState(false)
    const comment = published ?? draft
    if (!comment || readCommentStatus(comment['status']) === status) return null

    const moderate = async (): Promise<void> => {
      setBusy(true)
      try {
        // The answer is awaited, so that the toast speaks of what is stored.
        await client.patch(id).set({ status }).commit({ tag: 'moderation' })
        toast.push({ status: 'success', title: t(`moderation.${status}.done`) })
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error)
        toast.push({ status: 'error', title: t('moderation.failed'), description })
      } finally {
        setBusy(false)
        onComplete()
      }
    }
    return {
      ...looks[status],
      label: t(`moderation.${status}.action`),
      disabled: busy,
      onHandle: () => void moderate(),
    }
  }
  useModeration.displayName = `ModerationAction(${status})`
  return useModeration
}

/**
 * The actions of a comment: each sets one status and is absent while the comment has it. The
 * first that is present is the button; the others are in the menu beside it.
 */
export const moderationActions: readonly DocumentActionComponent[] = [
  moderationAction('approved'),
  moderationAction('pending'),
  moderationAction('spam'),
  moderationAction('trash'),
]
