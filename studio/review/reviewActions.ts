import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { EditIcon } from '@sanity/icons/Edit'
import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { useToast } from '@sanity/ui/toast'
import { type ComponentType, useState } from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useClient,
  useCurrentUser,
  useTranslation,
} from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish, type ReviewState, sayReviewState } from './review.ts'
import type { reviewItalian } from './reviewStrings.ts'
import { useReview } from './useReview.ts'
import { messageOf } from '../messageOf.ts'

interface Step {
  readonly to: ReviewState
  readonly label: keyof typeof reviewItalian
  readonly done: keyof typeof reviewItalian
  readonly icon: ComponentType
  /** Whether a draft that stands here may take the step, by someone who may publish or not. */
  isOpen(from: ReviewState, publishes: boolean): boolean
}

const steps: readonly Step[] = [
  {
    to: 'toReview',
    label: 'review.ask',
    done: 'review.asked',
    icon: EyeOpenIcon,
    isOpen: (from) => from === 'draft',
  },
  {
    to: 'ready',
    label: 'review.approve',
    done: 'review.approved',
    icon: CheckmarkCircleIcon,
    isOpen: (from, publishes) => publishes && from !== 'ready',
  },
  {
    to: 'draft',
    label: 'review.back',
    done: 'review.backed',
    icon: EditIcon,
    isOpen: (from, publishes) => (publishes ? from !== 'draft' : from === 'toReview'),
  },
]

/** The steps of a review in a document's menu; each is there when it can be taken. */
export const reviewActions: readonly DocumentActionComponent[] = steps.map((step) => {
  const useAction: DocumentActionComponent = (props) => {
    const state = useReview(props)?.state ?? 'draft'
    const publishes = mayPublish(useCurrentUser())
    const { t } = useTranslation(edicolaNamespace)
    const { isBusy, say } = useSaying(props, step)
    const hasDraft = props.draft !== null
    if (!step.isOpen(state, publishes)) return null
    // For who cannot publish it is the first button: it stays in its place, and says what it waits for.
    if (!hasDraft && (publishes || props.published !== null)) return null
    return {
      label: t(step.label),
      icon: step.icon,
      disabled: isBusy || !hasDraft,
      title: hasDraft ? undefined : t('review.wait'),
      onHandle: () => void say(),
    }
  }
  useAction.displayName = `ReviewAction(${step.to})`
  return useAction
})

function useSaying({ id, onComplete }: DocumentActionProps, step: Step) {
  const client = useClient({ apiVersion: '2025-02-19' })
  const user = useCurrentUser()
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const [isBusy, setBusy] = useState(false)
  const say = async (): Promise<void> => {
    if (user === null) return
    setBusy(true)
    try {
      await sayReviewState(client, id, step.to, user)
      toast.push({ status: 'success', title: t(step.done) })
    } catch (error) {
      const description = messageOf(error)
      toast.push({ status: 'error', title: t('review.failed'), description, closable: true })
    }
    setBusy(false)
    onComplete()
  }
  return { isBusy, say }
}
