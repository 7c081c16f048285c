import { usePictureAddresses } from '../usePictureAddresses.ts'
import type { PageLooks } from './pageLooks.ts'

/** The address of a picture cut for a social card, its hotspot kept in view. */
export function usePictureUrl(picture: PageLooks['picture']): string | undefined {
  const addresses = usePictureAddresses()
  if (picture === undefined) return undefined
  return addresses.image(picture).width(1200).height(630).fit('crop').auto('format').url()
}
