import type { SanityClient } from '@sanity/client'
import { siteTypes } from '../build/contentSnapshot.ts'
import { keepSubscribed } from '../following/keepSubscribed.ts'

/**
 * Calls `tell` with the published id of each document that changes, drafts and versions of releases
 * included; without an id after each (re)connection, since changes during an absence are not told.
 */
export function followDrafts(client: SanityClient, tell: (id?: string) => void): { close(): void } {
  const open = () =>
    client.listen(
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
  return keepSubscribed(
    open,
    (event) => {
      if (event.type === 'mutation') tell(publishedId(event.documentId))
      else tell()
    },
    { first: 500, last: 30_000 },
  )
}

const publishedId = (id: string): string => id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
