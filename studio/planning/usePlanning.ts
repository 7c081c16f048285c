import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { useClient, useCurrentLocale, useTranslation } from 'sanity'
import { edicolaNamespace, type EdicolaStringKey } from '../locale/edicolaStrings.ts'
import { studioTarget } from '../studioTarget.ts'
import { dropPlan, makePlan, type PlanRequest } from './makePlan.ts'
import { formatPlanned } from './moments.ts'
import type { Plan } from './plan.ts'
import { messageOf } from '../messageOf.ts'

/** Makes and drops plans, and tells whoever asked how it went. */
export interface Planning {
  readonly isBusy: boolean
  /** Plans, in the place of an earlier plan if there is one; resolves with whether it did. */
  plan(request: PlanRequest, earlier: Plan | undefined, done?: EdicolaStringKey): Promise<boolean>
  drop(plan: Plan): Promise<boolean>
}

/** Planning with the Studio's own client. */
export function usePlanning(): Planning {
  const client = useClient({ apiVersion: '2025-02-19' })
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const { id: locale } = useCurrentLocale()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<string>): Promise<boolean> => {
    setBusy(true)
    try {
      toast.push({ status: 'success', title: await work() })
      return true
    } catch (error) {
      const reason = messageOf(error)
      const hint = studioTarget.kind === 'hosted' ? ` ${t('plan.failed.hosted')}` : ''
      const title = t('plan.failed')
      toast.push({ status: 'error', title, description: `${reason}${hint}`, closable: true })
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    isBusy,
    plan: (request, earlier, done) =>
      attempt(async () => {
        // A document has one version in a release, so the two plans can stand side by side.
        await makePlan(client, request)
        if (earlier !== undefined) await dropPlan(client, earlier)
        const when = formatPlanned(request.at.toISOString(), locale)
        return t(done ?? `plan.done.${request.kind}`, { when })
      }),
    drop: (plan) =>
      attempt(async () => {
        await dropPlan(client, plan)
        return t('plan.notice.dropped')
      }),
  }
}
