import { useEffect, useState } from 'react'
import { useClient } from 'sanity'
import { readSiteStatus } from './siteStatus.ts'

let asked: Promise<string | undefined> | undefined

/** The public address of the site; `undefined` until it is known, or where there is no site. */
export function useSiteUrl(): string | undefined {
  const { token } = useClient({ apiVersion: '2025-02-19' }).config()
  const [siteUrl, setSiteUrl] = useState<string>()
  useEffect(() => {
    asked ??= readSiteStatus(token).then(
      (status) => status.siteUrl,
      () => undefined,
    )
    void asked.then(setSiteUrl)
  }, [token])
  return siteUrl
}
