import sharp from 'sharp'
import type { PictureAsset } from '../content/content.ts'
import type { PicturePlaceholder } from './picture.ts'

const known = new Map<string, Promise<PicturePlaceholder | undefined>>()

async function shrink({ _id, lqip = '' }: PictureAsset): Promise<PicturePlaceholder | undefined> {
  const [, sha1 = ''] = _id.split('-')
  const bytes = Buffer.from(lqip.slice(lqip.indexOf(',') + 1), 'base64')
  try {
    const tiny = await sharp(bytes).resize(8).webp({ quality: 10, effort: 6 }).toBuffer()
    return {
      name: `p${sha1.slice(0, 6)}`,
      dataUrl: `data:image/webp;base64,${tiny.toString('base64')}`,
    }
  } catch {
    // A miniature that cannot be read is only missed until the picture itself is there.
    return undefined
  }
}

/**
 * A picture's miniature, made smaller still: eight pixels across in about a hundred bytes, which
 * the browser's own scaling blurs. It stands in the page, so each byte counts there.
 */
export function placeholderOf(asset: PictureAsset): Promise<PicturePlaceholder | undefined> {
  if (asset.lqip === undefined) return Promise.resolve(undefined)
  const made = known.get(asset._id) ?? shrink(asset)
  known.set(asset._id, made)
  return made
}

/** Rules that paint placeholders behind their pictures, each once. */
export function placeholderStyle(placeholders: readonly PicturePlaceholder[]): string {
  return [...new Map(placeholders.map(({ name, dataUrl }) => [name, dataUrl]))]
    .filter(([, dataUrl]) => /^data:image\/[\w+.-]+;base64,[A-Za-z0-9+/=]+$/.test(dataUrl))
    .map(([name, dataUrl]) => `.${name}{background-image:url(${dataUrl})}`)
    .join('')
}
