import { type DocumentActionComponent, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { type CommentStatus, readCommentStatus } from './commentStatus.ts'
import { statusLooks } from './statusLooks.ts'
import { useModeration } from './useModeration.ts'

function moderationAction(status: CommentStatus): DocumentActionComponent {
  const useAction: DocumentActionComponent = ({ id, published, draft, onComplete }) => {
    const comment = published ?? draft
    const { busy, moderate } = useModeration(id, comment?._rev)
    const { t } = useTranslation(edicolaNamespace)
    if (!comment || readCommentStatus(comment['status']) === status) return null
    return {
      ...statusLooks[status],
      label: t(`moderation.${status}.action`),
      disabled: busy,
      onHandle: () => {
        void moderate(status).finally(onComplete)
      },
    }
  }
  useAction.displayName = `ModerationAction(${status})`
  return useAction
}

/**
 * The actions of a comment, in the document's menu and by keyboard: each sets one status and
 * is absent while the comment has it. The same stand as buttons above the form.
 */
export const moderationActions: readonly DocumentActionComponent[] = [
  moderationAction('approved'),
  moderationAction('pending'),
  moderationAction('spam'),
  moderationAction('trash'),
]
