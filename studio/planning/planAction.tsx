import { CalendarIcon } from '@sanity/icons/Calendar'
import { useState } from 'react'
import {
  type DocumentActionComponent,
  useCurrentUser,
  useTranslation,
  useValidationStatus,
} from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { mayPublish } from '../review/review.ts'
import { PlanDialog, type PlanKind } from './PlanDialog.tsx'
import type { Plan } from './plan.ts'
import { usePlanning } from './usePlanning.ts'
import { usePlans } from './usePlans.ts'

/** Publishes a draft, or takes a document off the site, at a time; for those who may publish. */
export const planAction: DocumentActionComponent = (props) => {
  const { id, type, draft, published, onComplete } = props
  const { t } = useTranslation(edicolaNamespace)
  const user = useCurrentUser()
  const { validation } = useValidationStatus(`drafts.${id}`, type, true)
  const planning = usePlanning()
  const plans = usePlans(id)
  const [isOpen, setOpen] = useState(false)
  if (!mayPublish(user)) return null
  const hasErrors = draft !== null && validation.some(({ level }) => level === 'error')
  const kinds: PlanKind[] = []
  if (draft !== null && !hasErrors) kinds.push('publish')
  if (published !== null) kinds.push('unpublish')
  const title = titleOf(draft ?? published) ?? t('plan.untitled')
  const datesArticle = type === 'article' && published === null
  const own = (kind: PlanKind): Plan | undefined =>
    plans.find(({ plan, document }) => plan.isSingle && document.kind === kind)?.plan
  const plan = async (kind: PlanKind, at: Date): Promise<void> => {
    const request = { documentId: id, kind, at, title, datesArticle }
    if (await planning.plan(request, own(kind))) onComplete()
  }
  return {
    label: t('plan.action'),
    icon: CalendarIcon,
    disabled: kinds.length === 0,
    title: kinds.length > 0 ? undefined : t(hasErrors ? 'plan.action.errors' : 'plan.action.wait'),
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: t('plan.title', { title }),
      width: 'small',
      onClose: onComplete,
      content: (
        <PlanDialog
          kinds={kinds}
          {...(hasErrors && { hint: t('plan.action.errors.unpublish') })}
          planned={timesOf(own('publish'), own('unpublish'))}
          datesArticle={datesArticle}
          isBusy={planning.isBusy}
          onPlan={(kind, at) => void plan(kind, at)}
          onClose={onComplete}
        />
      ),
    },
  }
}
planAction.displayName = 'PlanAction'

function timesOf(publish: Plan | undefined, unpublish: Plan | undefined) {
  return {
    ...(publish?.at !== undefined && { publish: publish.at }),
    ...(unpublish?.at !== undefined && { unpublish: unpublish.at }),
  }
}

function titleOf(document: Record<string, unknown> | null): string | undefined {
  const title = document?.['title']
  return typeof title === 'string' && title !== '' ? title : undefined
}
