import { createClient, type SanityClient } from '@sanity/client'

/** A client of the dataset `production` of the lake at this address; without a token, anybody's. */
export const clientAt = (apiHost: string, token?: string): SanityClient =>
  createClient({
    projectId: 'edicola',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
    apiHost,
    useProjectHostname: false,
    ...(token !== undefined && { token }),
  })
