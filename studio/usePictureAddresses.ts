import imageUrlBuilder from '@sanity/image-url'
import { useMemo } from 'react'
import { useClient } from 'sanity'

/**
 * A builder of addresses for the project's pictures, on the origin that the Studio asks. The address
 * that an asset itself names is the one at which it was uploaded, which may be gone.
 */
export function usePictureAddresses(): ReturnType<typeof imageUrlBuilder> {
  const client = useClient({ apiVersion: '2025-02-19' })
  const { projectId = '', dataset = '', apiHost, useProjectHostname } = client.config()
  const baseUrl = useProjectHostname ? undefined : apiHost
  return useMemo(
    () => imageUrlBuilder({ projectId, dataset, ...(baseUrl && { baseUrl }) }),
    [projectId, dataset, baseUrl],
  )
}
