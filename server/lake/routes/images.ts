import { Hono, type Context } from 'hono'
import { system } from '../access/identity.ts'
import { assetId } from '../assets/assetDocument.ts'
import { fileResponse } from '../assets/fileResponse.ts'
import { openImage } from '../assets/readImage.ts'
import { fileType, imageTypes, isShownInline, type ImageExtension } from '../assets/sniffFormat.ts'
import { notFound, unauthorized } from '../errors.ts'
import { parseImageOptions, type ImageOptions } from '../images/imageOptions.ts'
import { outputFormat, renderImage } from '../images/renderImage.ts'
import type { AssetContext, LakeBindings } from './context.ts'

/** The bytes of assets: `/images/<project>/<dataset>/<name>?…` and `/files/…`. */
export function imageRoutes(context: AssetContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()
  // A last part of any words may follow, for the eyes of search engines ("vanity name").
  for (const path of [
    '/images/:project/:dataset/:name',
    '/images/:project/:dataset/:name/:words',
  ]) {
    app.get(path, (c) => answerImage(context, c))
  }
  for (const path of ['/files/:project/:dataset/:name', '/files/:project/:dataset/:name/:words']) {
    app.get(path, (c) => answerFile(context, c))
  }
  return app
}

interface Asset {
  readonly caching: { readonly 'cache-control'?: string }
  readonly file: string
  readonly name: string
  readonly dataset: string
  /** Whether who asks is signed in, or was given a key by somebody who is. */
  readonly mayHaveOriginal: boolean
}

function findAsset(context: AssetContext, c: Context<LakeBindings>): Asset {
  const { project, dataset: datasetName = '', name = '' } = c.req.param()
  const dataset = project === context.projectId ? context.datasets.get(datasetName) : undefined
  const mayHaveOriginal =
    c.get('identity').kind !== 'anonymous' ||
    context.assetKeys.opens(datasetName, name, c.req.query())
  if (dataset?.aclMode === 'private' && !mayHaveOriginal) throw unauthorized()
  const file = isOfKind(c, name) ? context.assets.find(datasetName, name) : undefined
  if (dataset === undefined || file === undefined) throw notFound('There is no such asset.')
  // The file of a deleted asset stays for a while; editors may look at what was.
  const isDeleted = dataset.documents([assetId(name)], system).documents.length === 0
  if (isDeleted && !mayHaveOriginal) throw notFound('There is no such asset.')
  const caching = dataset.aclMode === 'private' ? { 'cache-control': privately } : {}
  return { file, name, dataset: dataset.name, mayHaveOriginal, caching }
}

/** A picture asked for as a file would come with all that its camera wrote into it. */
function isOfKind(c: Context<LakeBindings>, name: string): boolean {
  return c.req.path.startsWith(assetId(name).startsWith('image-') ? '/images/' : '/files/')
}

async function answerFile(context: AssetContext, c: Context<LakeBindings>): Promise<Response> {
  const asset = findAsset(context, c)
  const type = fileType(asset.name.split('.').at(-1) ?? '')
  const wanted = downloadName(c)
  const isInline = isShownInline(type) && wanted === undefined
  return fileResponse(c.req.raw, asset.file, {
    'content-type': type,
    etag: `"${asset.name}"`,
    'content-security-policy': sandbox,
    ...asset.caching,
    ...(isInline ? {} : attachment(wanted, asset.name)),
  })
}

// Not for a cache that many share: it would show them to those who are not signed in.
const privately = 'private, max-age=31536000, immutable'

// Whatever a file holds, opened by itself it runs nothing and reads nothing of this origin.
const sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

async function answerImage(context: AssetContext, c: Context<LakeBindings>): Promise<Response> {
  const asset = findAsset(context, c)
  const extension = imageExtension(asset.name)
  const query = c.req.query()
  const isRaw = query['dlRaw'] !== undefined && query['dlRaw'] !== 'false'
  // The original may hold where it was taken: that is for those who work here.
  if (isRaw && asset.mayHaveOriginal) {
    return fileResponse(c.req.raw, asset.file, {
      'content-type': imageTypes[extension],
      etag: `"raw-${asset.name}"`,
      'content-security-policy': sandbox,
      'cache-control': privately,
      ...attachment(undefined, asset.name),
    })
  }
  const options = parseImageOptions(query)
  const wanted = downloadName(c)
  const download = isRaw || wanted !== undefined ? attachment(wanted, asset.name) : undefined
  const headers = {
    'content-security-policy': sandbox,
    ...asset.caching,
    ...(options.autoFormat ? { vary: 'accept' } : {}),
    ...download,
  }
  const unchanged = extension === 'svg' ? options.format === undefined : isPlain(options)
  if (unchanged && (extension === 'svg' || !(await holdsCameraData(asset.file, extension)))) {
    const etag = `"${asset.name}"`
    return fileResponse(c.req.raw, asset.file, {
      'content-type': imageTypes[extension],
      etag,
      ...headers,
    })
  }
  return answerRendered(context, c, asset, options, headers)
}

async function answerRendered(
  context: AssetContext,
  c: Context<LakeBindings>,
  asset: Asset,
  options: ImageOptions,
  headers: Record<string, string>,
): Promise<Response> {
  const extension = imageExtension(asset.name)
  const format = outputFormat(options, extension, c.req.header('accept') ?? '')
  const wanted = isPlain(options) ? { ...options, quality: 92 } : options
  const key = JSON.stringify([asset.dataset, asset.name, format, wanted])
  const suffix = format === 'pjpg' ? 'jpg' : format
  const file = await context.imageCache.get(key, suffix, () =>
    renderImage(asset.file, extension, wanted, format),
  )
  const etag = `"${file.split(/[\\/]/).at(-1)}"`
  return fileResponse(c.req.raw, file, { 'content-type': imageTypes[suffix], etag, ...headers })
}

function imageExtension(name: string): ImageExtension {
  const extension = name.split('.').at(-1)
  if (isImageExtension(extension)) return extension
  throw notFound('There is no such picture.')
}

function isImageExtension(value: string | undefined): value is ImageExtension {
  return value !== undefined && Object.hasOwn(imageTypes, value)
}

const plainOptions = JSON.stringify(parseImageOptions({}))

function isPlain(options: ImageOptions): boolean {
  return JSON.stringify(options) === plainOptions
}

/** Whether the file says more than its picture: a place, a camera, an orientation to apply. */
async function holdsCameraData(file: string, extension: ImageExtension): Promise<boolean> {
  const { exif, xmp, iptc } = await (await openImage(file, extension)).metadata()
  return exif !== undefined || xmp !== undefined || iptc !== undefined
}

/** The name to download under; empty for the asset's own, undefined when it is to be shown. */
function downloadName(c: Context<LakeBindings>): string | undefined {
  const wanted = c.req.query('dl')
  if (wanted === 'false') return undefined
  return wanted === 'true' ? '' : wanted
}

function attachment(wanted: string | undefined, name: string) {
  const filename = wanted === undefined || wanted === '' ? name : wanted
  const ascii = filename.replaceAll(/[^\w. -]/g, '_').slice(0, 150)
  const encoded = encodeURIComponent(filename.slice(0, 150).toWellFormed())
  return {
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  }
}
