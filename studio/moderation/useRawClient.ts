import type { SanityClient } from '@sanity/client'
import { useMemo } from 'react'
import { useClient } from 'sanity'

/** A client that sees comments as they are: they have no drafts, and ids with a dot. */
export function useRawClient(): SanityClient {
  const client = useClient({ apiVersion: '2025-02-19' })
  return useMemo(() => client.withConfig({ perspective: 'raw' }), [client])
}
