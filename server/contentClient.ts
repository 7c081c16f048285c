import { createClient, type SanityClient } from '@sanity/client'
import type { ContentTarget } from './environment.ts'

/** The Content Lake API version that Edicola is written against. */
export const apiVersion = '2025-02-19'

/**
 * A client of the content: of hosted Sanity, or, when `apiHost` is given, of the embedded lake
 * listening there.
 */
export function contentClient(
  target: ContentTarget,
  reach: { readonly apiHost?: string | undefined; readonly token: string },
): SanityClient {
  const { projectId, dataset } = target
  const common = { projectId, dataset, apiVersion, useCdn: false, token: reach.token }
  if (reach.apiHost === undefined) return createClient(common)
  return createClient({ ...common, apiHost: reach.apiHost, useProjectHostname: false })
}
