import type { DocumentActionComponent, DocumentActionsResolver } from 'sanity'
import { moderationActions } from './moderation/moderationActions.ts'

const without = (
  actions: readonly DocumentActionComponent[],
  names: readonly string[],
): DocumentActionComponent[] => actions.filter(({ action }) => !action || !names.includes(action))

/**
 * The actions under a document. A comment is moderated and may be deleted for good, never
 * copied; the one settings document is neither copied nor deleted nor taken offline.
 */
export const documentActions: DocumentActionsResolver = (actions, { schemaType }) => {
  switch (schemaType) {
    case 'comment':
      return [...moderationActions, ...without(actions, ['publish', 'unpublish', 'duplicate'])]
    case 'settings':
      return without(actions, ['unpublish', 'duplicate', 'delete'])
    default:
      return actions
  }
}
