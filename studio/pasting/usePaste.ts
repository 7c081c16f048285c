import { useToast } from '@sanity/ui/toast'
import { useMemo } from 'react'
import { type OnPasteFn, useClient, useTranslation } from 'sanity'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { pasteFaithfully } from './pasteFaithfully.ts'

/** How a text takes what is pasted. The writer is told what is left to do, and what was lost. */
export function usePaste(): OnPasteFn {
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const client = useClient({ apiVersion: '2025-02-19' })
  return useMemo(
    () =>
      pasteFaithfully(
        ({ losses, pictures }) => {
          const lost = losses.map(({ kind, count }) => t(`pasting.lost.${kind}`, { count }))
          const said = [
            ...(pictures > 0 ? [t('pasting.pictures', { count: pictures })] : []),
            ...(lost.length > 0 ? [t('pasting.lost', { what: lost.join(', ') })] : []),
          ]
          const title = t('pasting.done')
          toast.push({ status: 'warning', title, description: said.join(' '), duration: 12_000 })
        },
        async (picture) => (await client.assets.upload('image', picture))._id,
      ),
    [t, toast, client],
  )
}
