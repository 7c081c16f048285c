import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { NoPublisherError, readSiteStatus, type SiteStatus } from './siteStatus.ts'
import { messageOf } from '../messageOf.ts'

/** What is known about the site at this moment. */
export type KnownSite =
  | { readonly kind: 'unknown' | 'absent' }
  | { readonly kind: 'known'; readonly status: SiteStatus }
  | { readonly kind: 'failed'; readonly message: string }

const everyMilliseconds = 3000

/** How the site stands, asked again every few seconds while somebody looks. */
export function useSiteStatus(): KnownSite {
  const { token } = useClient({ apiVersion: '2025-02-19' }).config()
  const [known, setKnown] = useState<KnownSite>({ kind: 'unknown' })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const ask = async (): Promise<void> => {
      const next = document.hidden ? undefined : await look(token)
      if (!isCurrent) return
      if (next !== undefined) setKnown(next)
      if (next?.kind !== 'absent') timer = setTimeout(() => void ask(), everyMilliseconds)
    }
    void ask()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [token])
  return known
}

async function look(token: string | undefined): Promise<KnownSite> {
  try {
    return { kind: 'known', status: await readSiteStatus(token) }
  } catch (error) {
    if (error instanceof NoPublisherError) return { kind: 'absent' }
    return { kind: 'failed', message: messageOf(error) }
  }
}
