import { SyncIcon } from '@sanity/icons/Sync'
import { Button } from '@sanity/ui'
import { useToast } from '@sanity/ui/toast'
import { type JSX, useState } from 'react'
import { useClient, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { rebuildSite } from './siteStatus.ts'
import { messageOf } from '../messageOf.ts'

/** Has the whole site rendered anew. */
export function RebuildButton(): JSX.Element {
  const { t } = useTranslation(edicolaNamespace)
  const { token } = useClient({ apiVersion: '2025-02-19' }).config()
  const toast = useToast()
  const [isBusy, setBusy] = useState(false)
  const rebuild = async (): Promise<void> => {
    setBusy(true)
    try {
      await rebuildSite(token)
      toast.push({ status: 'info', title: t('site.rebuild.asked') })
    } catch (error) {
      const description = messageOf(error)
      toast.push({ status: 'error', title: t('site.rebuild.failed'), description, closable: true })
    }
    setBusy(false)
  }
  return (
    <Button
      mode="ghost"
      fontSize={1}
      icon={SyncIcon}
      disabled={isBusy}
      text={t('site.rebuild')}
      title={t('site.rebuild.why')}
      onClick={() => void rebuild()}
    />
  )
}
