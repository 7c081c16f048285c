import { randomId } from '../randomId.ts'
import type { ImageMetadata } from './readImage.ts'

/** What the sender says of an upload, and what was found out about it. */
export interface AssetDescription {
  readonly kind: 'image' | 'file'
  readonly sha1: string
  readonly size: number
  readonly extension: string
  readonly mimeType: string
  readonly metadata?: ImageMetadata
  /** `filename`, `label`, `title`, `description`, `creditLine` and `source…`, as sent. */
  readonly query: Readonly<Record<string, string>>
}

/** The name of an asset's file: `<sha1>-<w>x<h>.<ext>` for a picture, else `<sha1>.<ext>`. */
export function assetFileName(asset: AssetDescription): string {
  const { dimensions } = asset.metadata ?? {}
  const size = dimensions === undefined ? '' : `-${dimensions.width}x${dimensions.height}`
  return `${asset.sha1}${size}.${asset.extension}`
}

/** The id of the document of an asset, by the name of its file: `image-<sha1>-<w>x<h>-<ext>`. */
export function assetId(name: string): string {
  const kind = /-\d+x\d+\./.test(name) ? 'image' : 'file'
  return `${kind}-${name.replace(/\.([^.]*)$/, '-$1')}`
}

/**
 * The `sanity.imageAsset` or `sanity.fileAsset` of an upload
 * (https://www.sanity.io/docs/apis-and-sdks/image-metadata).
 */
export function assetDocument(
  asset: AssetDescription,
  place: { apiHost: string; projectId: string; dataset: string },
) {
  const name = assetFileName(asset)
  const path = `${asset.kind}s/${place.projectId}/${place.dataset}/${name}`
  return {
    _id: assetId(name),
    _type: asset.kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    assetId: asset.sha1,
    sha1hash: asset.sha1,
    extension: asset.extension,
    mimeType: asset.mimeType,
    size: asset.size,
    path,
    url: `${place.apiHost}/${path}`,
    uploadId: randomId(32),
    ...(asset.metadata === undefined ? {} : { metadata: asset.metadata }),
    ...described(asset.query),
  }
}

const longest = 2000

function described(query: Readonly<Record<string, string>>) {
  const text = (name: string): string | undefined =>
    query[name] === undefined || query[name] === '' ? undefined : query[name].slice(0, longest)
  const source = { id: text('sourceId'), name: text('sourceName'), url: text('sourceUrl') }
  const attributes = {
    originalFilename: text('filename'),
    label: text('label'),
    title: text('title'),
    description: text('description'),
    creditLine: text('creditLine'),
    source: source.id === undefined || source.name === undefined ? undefined : defined(source),
  }
  return defined(attributes)
}

function defined(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
