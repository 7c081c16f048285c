import type { SanityClient } from '@sanity/client'
import { SITE_FILTER, siteTypes } from '../build/contentSnapshot.ts'
import { keepSubscribed } from './keepSubscribed.ts'

/**
 * Calls `ring` whenever the content of the site may have changed: with the id of the document at
 * each such mutation, and for everything after each (re)connection, since changes during an absence
 * are not told. The bell says only *look*; what changed is found by comparing revisions, so nothing
 * depends on what an event says.
 */
export function followContent(
  client: SanityClient,
  ring: (id?: string) => void,
): { close(): void } {
  const open = () =>
    client.listen(
      `*[${SITE_FILTER}]`,
      { types: [...siteTypes] },
      {
        events: ['welcome', 'mutation'],
        includeResult: false,
        includeMutations: false,
        visibility: 'query',
      },
    )
  return keepSubscribed(
    open,
    (event) => {
      if (event.type === 'mutation' && typeof event.documentId === 'string') ring(event.documentId)
      else ring()
    },
    { first: 500, last: 30_000 },
  )
}
