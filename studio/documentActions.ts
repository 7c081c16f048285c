import type { DocumentActionComponent, DocumentActionsResolver } from 'sanity'
import { isPageType } from '../schemas/pageTypes.ts'
import { moderationActions } from './moderation/moderationActions.ts'
import { importMarkdownAction } from './pasting/importMarkdownAction.tsx'
import { publishInPlaceOfPlan } from './planning/publishInPlaceOfPlan.ts'
import { planAction } from './planning/planAction.tsx'
import { seePreviewAction } from './preview/seePreviewAction.ts'
import { sharePreviewAction } from './preview/sharePreviewAction.tsx'
import { publishByEditors } from './review/publishByEditors.ts'
import { mayPublish, reviewedTypes } from './review/review.ts'
import { reviewActions } from './review/reviewActions.ts'
import { deleteAndRedirect } from './redirects/deleteAndRedirect.tsx'
import { publishAndLeaveRedirect } from './redirects/publishAndLeaveRedirect.ts'
import { openOnSite } from './siteState/openOnSite.ts'

const without = (
  actions: readonly DocumentActionComponent[],
  names: readonly string[],
): DocumentActionComponent[] => actions.filter(({ action }) => !action || !names.includes(action))

/**
 * The actions under a document. A comment is moderated and may be deleted for good, never
 * copied; the one settings document is neither copied nor deleted nor taken offline. Whatever has
 * a page on the site leaves a redirect when its address changes, and asks for one when it goes.
 * What is reviewed offers the steps of its review; to who may not publish, in the first place.
 */
export const documentActions: DocumentActionsResolver = (offered, context) => {
  const { schemaType, currentUser, versionType } = context
  // In a release, Sanity's own actions say what can be done with a version.
  if (versionType === 'version' || versionType === 'scheduled-draft') return offered
  const actions = without(offered, ['schedule'])
  switch (schemaType) {
    case 'comment':
      return [...moderationActions, ...without(actions, ['publish', 'unpublish', 'duplicate'])]
    case 'settings':
      return without(actions, ['unpublish', 'duplicate', 'delete'])
    default:
      return [
        ...inOrder(actions.map(withReadersInMind), reviews(schemaType), mayPublish(currentUser)),
        ...previews(schemaType),
        openOnSite,
        ...(schemaType === 'article' ? [importMarkdownAction] : []),
      ]
  }
}

const reviews = (schemaType: string): readonly DocumentActionComponent[] =>
  reviewedTypes.includes(schemaType) ? [...reviewActions, planAction] : []

// The first action is the button under the form; the others are in the menu beside it.
function inOrder(
  actions: readonly DocumentActionComponent[],
  review: readonly DocumentActionComponent[],
  publishes: boolean,
): readonly DocumentActionComponent[] {
  return publishes
    ? [...actions.slice(0, 1), ...review, ...actions.slice(1)]
    : [...review, ...actions]
}

/** What has a page can be previewed. */
const previews = (schemaType: string): readonly DocumentActionComponent[] =>
  isPageType(schemaType) ? [seePreviewAction, sharePreviewAction] : []

/** An action after which a page is elsewhere or nowhere looks after those who know its address. */
function withReadersInMind(component: DocumentActionComponent): DocumentActionComponent {
  const wrap = wraps.get(component.action)
  if (wrap === undefined) return component
  // The same component every time, or React would forget what an open dialog was asked.
  const wrapped = wrappedActions.get(component) ?? wrap(component)
  wrappedActions.set(component, wrapped)
  return wrapped
}

const wraps = new Map<
  DocumentActionComponent['action'],
  (component: DocumentActionComponent) => DocumentActionComponent
>([
  [
    'publish',
    (publish) => publishByEditors(publishInPlaceOfPlan(publishAndLeaveRedirect(publish))),
  ],
  ['delete', deleteAndRedirect],
])

const wrappedActions = new WeakMap<DocumentActionComponent, DocumentActionComponent>()
