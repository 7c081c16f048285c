import { createHash } from 'node:crypto'
import { createImageUrlBuilder } from '@sanity/image-url'
import type { PictureAsset } from '../content/content.ts'

/** Where the editor cut a picture, and what must stay in sight. Fractions of its sides. */
export interface PictureFocus {
  readonly crop?: { top: number; bottom: number; left: number; right: number } | undefined
  readonly hotspot?: { x: number; y: number; width: number; height: number } | undefined
}

/** The formats that derivatives have. */
export type PictureFormat = 'avif' | 'webp' | 'jpg' | 'png'

/** What each format is asked for; the lake's AVIF scale begins fifteen lower than the others'. */
const QUALITY: Readonly<Record<PictureFormat, number>> = { avif: 55, webp: 72, jpg: 82, png: 100 }

/** On screens that show the widest pictures two pixels are seen as one, and faults with them. */
const WIDE = { from: 1000, less: 5 }

/** One derivative of a picture: its size and format. */
export interface PictureVariant {
  readonly width: number
  /** Absent: as the picture's own proportions give. */
  readonly height?: number | undefined
  readonly format: PictureFormat
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
    .quality(QUALITY[variant.format] - (variant.width >= WIDE.from ? WIDE.less : 0))
  const sized = variant.height === undefined ? builder : builder.height(variant.height).fit('crop')
  const url = new URL(sized.url())
  url.searchParams.set('fm', variant.format)
  return `${url.pathname.slice(1)}${url.search}`
}

/**
 * The name of a derivative among the site's pictures. It follows from the picture and from how it
 * is cut, so the same derivative is fetched once, and a new crop has a new name; the variants of
 * one cut differ only at the end, which keeps pages small.
 */
export function pictureFileName(
  asset: PictureAsset,
  focus: PictureFocus,
  ratio: number | undefined,
  variant: PictureVariant,
): string {
  const { width, format } = variant
  const cut = createHash('sha256').update(JSON.stringify([asset._id, focus, ratio, QUALITY, WIDE]))
  return `${cut.digest('hex').slice(0, 12)}-${width}.${format}`
}
