import type { SanityClient } from '@sanity/client'
import { siteTypes } from '../build/contentSnapshot.ts'

const FIRST_RETRY_MILLISECONDS = 500
const LAST_RETRY_MILLISECONDS = 30_000

/**
 * Calls `tell` with the published id of each document that changes, drafts and versions of releases
 * included; without an id after each (re)connection, since changes during an absence are not told.
 */
export function followDrafts(client: SanityClient, tell: (id?: string) => void): { close(): void } {
  let retry = FIRST_RETRY_MILLISECONDS
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  const reconnect = (): void => {
    timer = setTimeout(connect, retry)
    retry = Math.min(retry * 2, LAST_RETRY_MILLISECONDS)
  }
  const connect = (): void => {
    subscription?.unsubscribe()
    subscription = client
      .listen(
        '*[_type in $types]',
        { types: [...siteTypes] },
        {
          events: ['welcome', 'mutation'],
          includeResult: false,
          includeMutations: false,
          includeAllVersions: true,
          visibility: 'query',
        },
      )
      .subscribe({
        next: (event) => {
          retry = FIRST_RETRY_MILLISECONDS
          if (event.type === 'mutation') tell(publishedId(event.documentId))
          else tell()
        },
        error: reconnect,
        complete: reconnect,
      })
  }
  connect()
  return {
    close: () => {
      clearTimeout(timer)
      subscription?.unsubscribe()
    },
  }
}

const publishedId = (id: string): string => id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
