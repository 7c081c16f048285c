import { createHash } from 'node:crypto'
import { createImageUrlBuilder } from '@sanity/image-url'
import type { PictureAsset } from '../content/content.ts'

/** Where the editor cut a picture, and what must stay in sight. Fractions of its sides. */
export interface PictureFocus {
  readonly crop?: { top: number; bottom: number; left: number; right: number } | undefined
  readonly hotspot?: { x: number; y: number; width: number; height: number } | undefined
}

/** One derivative of a picture: its size and format. */
export interface PictureVariant {
  readonly width: number
  /** Absent: as the picture's own proportions give. */
  readonly height?: number | undefined
  readonly format: 'webp' | 'jpg'
}

/**
 * Path and query of a derivative on the image endpoint, with the editor's crop and hotspot
 * resolved to a rectangle: `images/<project>/<dataset>/<file>?rect=…&w=…&h=…&fm=webp`.
 */
export function pictureAddress(
  asset: PictureAsset,
  focus: PictureFocus,
  variant: PictureVariant,
): string {
  const [, projectId = '', dataset = ''] = asset.path.split('/')
  const source = {
    asset: { _ref: asset._id },
    ...(focus.crop !== undefined && { crop: focus.crop }),
    ...(focus.hotspot !== undefined && { hotspot: focus.hotspot }),
  }
  const builder = createImageUrlBuilder({ projectId, dataset, baseUrl: 'https://pictures.invalid' })
    .image(source)
    .width(variant.width)
    .format(variant.format)
    .quality(variant.format === 'jpg' ? 82 : 75)
  const sized = variant.height === undefined ? builder : builder.height(variant.height).fit('crop')
  const url = new URL(sized.url())
  return `${url.pathname.slice(1)}${url.search}`
}

/**
 * The name of a derivative among the site's pictures. It follows from the address alone, so the
 * same derivative is fetched once, and a new crop has a new name.
 */
export function pictureFileName(
  asset: PictureAsset,
  address: string,
  variant: PictureVariant,
): string {
  const [, sha1 = 'picture'] = asset._id.split('-')
  const digest = createHash('sha256').update(address).digest('hex')
  return `${sha1.slice(0, 12)}-${digest.slice(0, 8)}-${variant.width}.${variant.format}`
}
