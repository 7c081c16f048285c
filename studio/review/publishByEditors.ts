import { type DocumentActionComponent, useCurrentUser, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish, reviewedTypes } from './review.ts'

/** Sanity's action that publishes; who may not publish reads who does, and what to ask for. */
export function publishByEditors(publish: DocumentActionComponent): DocumentActionComponent {
  const useAction: DocumentActionComponent = (props) => {
    const user = useCurrentUser()
    const { t } = useTranslation(edicolaNamespace)
    const action = publish(props)
    if (!action || mayPublish(user)) return action
    const key = reviewedTypes.includes(props.type)
      ? 'review.cannot-publish.ask'
      : 'review.cannot-publish'
    return { ...action, disabled: true, title: t(key) }
  }
  if (publish.action !== undefined) useAction.action = publish.action
  useAction.displayName = 'PublishByEditors'
  return useAction
}
