import sharp from 'sharp'
import type { PictureAsset } from '../content/content.ts'
import type { PicturePlaceholder } from './picture.ts'

/** What is asked of an asset. */
type Miniature = Pick<PictureAsset, '_id' | 'lqip'>

const known = new Map<string, Promise<PicturePlaceholder | undefined>>()

async function findColors({ _id, lqip = '' }: Miniature): Promise<PicturePlaceholder | undefined> {
  const [, sha1 = ''] = _id.split('-')
  const bytes = Buffer.from(lqip.slice(lqip.indexOf(',') + 1), 'base64')
  try {
    const image = sharp(bytes)
    // Behind what can be seen through, nothing may stand.
    if (!(await image.stats()).isOpaque) return undefined
    const bands = image.resize(1, BANDS, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw()
    const values = [...(await bands.toBuffer())]
    const colors = Array.from({ length: BANDS }, (_, band) =>
      hexOf(values.slice(band * 3, band * 3 + 3)),
    )
    return { name: `p${sha1.slice(0, 4)}`, colors }
  } catch {
    // A miniature that cannot be read is only missed until the picture itself is there.
    return undefined
  }
}

/** What a picture is like from its top to its bottom. */
const BANDS = 4

/** A colour as `#rgb`, which is as much as one looks at for the blink of an eye. */
const hexOf = (channels: readonly number[]): string =>
  `#${channels.map((value) => Math.round(value / 17).toString(16)).join('')}`

/**
 * What stands for a picture until it is there: its colours from top to bottom, of the miniature that
 * the asset has. `undefined` where it has none, or can be seen through.
 */
export function placeholderOf(asset: Miniature): Promise<PicturePlaceholder | undefined> {
  if (asset.lqip === undefined) return Promise.resolve(undefined)
  const made = known.get(asset._id) ?? findColors(asset)
  known.set(asset._id, made)
  return made
}

/** Rules that paint placeholders behind their pictures, each once. */
export function placeholderStyle(placeholders: readonly PicturePlaceholder[]): string {
  return [...new Map(placeholders.map(({ name, colors }) => [name, colors]))]
    .map(([name, colors]) => `.${name}{background:linear-gradient(${colors.join()})}`)
    .join('')
}
