import imageUrlBuilder from '@sanity/image-url'
import { useClient } from 'sanity'
import type { PageLooks } from './pageLooks.ts'

/** The address of a picture cut for a social card, its hotspot kept in view. */
export function usePictureUrl(picture: PageLooks['picture']): string | undefined {
  const client = useClient({ apiVersion: '2025-02-19' })
  if (picture === undefined) return undefined
  const { projectId = '', dataset = '', apiHost } = client.config()
  const baseUrl = client.config().useProjectHostname ? undefined : apiHost
  const builder = imageUrlBuilder({ projectId, dataset, ...(baseUrl && { baseUrl }) })
  return builder.image(picture).width(1200).height(630).fit('crop').auto('format').url()
}
