import { useToast } from '@sanity/ui/toast'
import { type DocumentActionComponent, useClient, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pageAddress } from '../siteState/pageAddress.ts'
import { leaveRedirect } from './redirectMutations.ts'
import { messageOf } from '../messageOf.ts'

/**
 * Sanity's action that publishes, which first leaves a redirect when publishing moves the page to
 * another address.
 */
export function publishAndLeaveRedirect(publish: DocumentActionComponent): DocumentActionComponent {
  const useAction: DocumentActionComponent = (props) => {
    const client = useClient({ apiVersion: '2025-02-19' })
    const toast = useToast()
    const { t } = useTranslation(edicolaNamespace)
    const action = publish(props)
    const from = pageAddress(props.published)
    const to = pageAddress(props.draft)
    if (!action?.onHandle || from === undefined || to === undefined || from === to) return action
    const { onHandle } = action
    const move = async (): Promise<void> => {
      try {
        await leaveRedirect(client, { id: props.id, from, to })
      } catch (error) {
        const description = messageOf(error)
        toast.push({ status: 'error', title: t('redirect.failed'), description, closable: true })
        return
      }
      onHandle()
      toast.push({ status: 'success', title: t('redirect.left'), description: `${from} → ${to}` })
    }
    return { ...action, onHandle: () => void move() }
  }
  if (publish.action !== undefined) useAction.action = publish.action
  useAction.displayName = 'PublishAndLeaveRedirect'
  return useAction
}
