import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import {
  type DocumentActionComponent,
  useClient,
  useCurrentLocale,
  useDocumentOperation,
  useTranslation,
} from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { messageOf } from '../messageOf.ts'
import { dropPlan } from './makePlan.ts'
import { formatPlanned } from './moments.ts'
import { usePlans } from './usePlans.ts'

/**
 * Sanity's action that publishes; of what is planned to go out it first asks, and drops the plan,
 * which at its time would put the earlier text over whatever is published until then. A date that
 * came from the plan becomes the present one.
 */
export function publishInPlaceOfPlan(publish: DocumentActionComponent): DocumentActionComponent {
  const useAction: DocumentActionComponent = (props) => {
    const { t } = useTranslation(edicolaNamespace)
    const { id: locale } = useCurrentLocale()
    const client = useClient({ apiVersion: '2025-02-19' })
    const toast = useToast()
    const { patch } = useDocumentOperation(props.id, props.type)
    const [isAsking, setAsking] = useState(false)
    const action = publish(props)
    const plans = usePlans(props.id).flatMap(({ plan, document }) =>
      plan.isSingle && plan.isSet && document.kind === 'publish' ? [plan] : [],
    )
    const at = plans[0]?.at
    if (!action?.onHandle || at === undefined) return action
    const { onHandle } = action
    const publishNow = async (): Promise<void> => {
      setAsking(false)
      try {
        for (const plan of plans) await dropPlan(client, plan)
      } catch (error) {
        const description = messageOf(error)
        const status = 'error'
        toast.push({ status, title: t('plan.overtake.failed'), description, closable: true })
        return
      }
      if (props.draft?.['publishedAt'] === at) {
        patch.execute([{ set: { publishedAt: new Date().toISOString() } }])
      }
      onHandle()
    }
    return {
      ...action,
      onHandle: () => setAsking(true),
      dialog: isAsking && {
        type: 'confirm',
        message: t('plan.overtake', { when: formatPlanned(at, locale) }),
        confirmButtonText: t('plan.overtake.confirm'),
        cancelButtonText: t('plan.cancel'),
        onConfirm: () => void publishNow(),
        onCancel: () => setAsking(false),
      },
    }
  }
  if (publish.action !== undefined) useAction.action = publish.action
  useAction.displayName = 'PublishInPlaceOfPlan'
  return useAction
}
