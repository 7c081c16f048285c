import type { SanityClient } from '@sanity/client'
import { SITE_FILTER, siteTypes } from '../build/contentSnapshot.ts'

const FIRST_RETRY_MILLISECONDS = 500
const LAST_RETRY_MILLISECONDS = 30_000
/** A connection can die without a word: asking again now and then costs one small query. */
const CHECK_MILLISECONDS = 10 * 60_000

/**
 * Calls `ring` whenever the content of the site may have changed: with the id of the document at
 * each such mutation; for everything after each (re)connection, since changes during an absence are
 * not told, and every ten minutes. The bell says only *look*; what changed is found by comparing
 * revisions, so nothing depends on what an event says.
 */
export function followContent(
  client: SanityClient,
  ring: (id?: string) => void,
): { close(): void } {
  let retry = FIRST_RETRY_MILLISECONDS
  let timer: NodeJS.Timeout | undefined
  let subscription: { unsubscribe(): void } | undefined
  let isClosed = false

  const reconnect = (): void => {
    if (isClosed) return
    timer = setTimeout(connect, retry)
    retry = Math.min(retry * 2, LAST_RETRY_MILLISECONDS)
  }

  const connect = (): void => {
    subscription?.unsubscribe()
    subscription = client
      .listen(
        `*[${SITE_FILTER}]`,
        { types: [...siteTypes] },
        {
          events: ['welcome', 'mutation'],
          includeResult: false,
          includeMutations: false,
          visibility: 'query',
        },
      )
      .subscribe({
        next: (event) => {
          retry = FIRST_RETRY_MILLISECONDS
          if (event.type === 'mutation' && typeof event.documentId === 'string') {
            ring(event.documentId)
          } else ring()
        },
        error: reconnect,
        complete: reconnect,
      })
  }

  const check = setInterval(() => ring(), CHECK_MILLISECONDS)
  connect()
  return {
    close: () => {
      isClosed = true
      clearInterval(check)
      clearTimeout(timer)
      subscription?.unsubscribe()
    },
  }
}
