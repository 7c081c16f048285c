import { ImagesIcon } from '@sanity/icons/Images'
import type { AssetSource } from 'sanity'
import { PictureDialog } from './PictureDialog.tsx'

const collection: AssetSource = {
  name: 'edicola-media',
  i18nKey: 'media.source',
  icon: ImagesIcon,
  component: PictureDialog,
}

/** Offers our collection in the place of Sanity's own list of pictures, which cannot be searched. */
export function withCollection(sources: AssetSource[]): AssetSource[] {
  const [first, ...rest] = sources
  if (first === undefined) return [collection]
  // Files are still taken by Sanity's source, which knows how to upload them.
  return [{ ...first, component: PictureDialog }, ...rest]
}
