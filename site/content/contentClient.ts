import { createClient, type SanityClient } from '@sanity/client'
import type { SiteEnvironment } from '../siteEnvironment.ts'

/** A client that reads published content: of the embedded lake when `apiHost` is set, else of Sanity. */
export function createContentClient(environment: SiteEnvironment): SanityClient {
  const { apiHost, projectId, dataset, token } = environment
  return createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    perspective: 'published',
    useCdn: false,
    ...(token !== undefined && { token }),
    ...(apiHost !== undefined && { apiHost, useProjectHostname: false }),
  })
}
