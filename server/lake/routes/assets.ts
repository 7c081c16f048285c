import { Hono } from 'hono'
import { system, type Identity } from '../access/identity.ts'
import { needPermission } from '../access/needPermission.ts'
import { assetDocument, assetFileName, type AssetDescription } from '../assets/assetDocument.ts'
import { readImage, type MetadataPart } from '../assets/readImage.ts'
import { receiveUpload, type Upload } from '../assets/receiveUpload.ts'
import { extensionOf, fileType, imageTypes, isHeic, sniffImage } from '../assets/sniffFormat.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { badRequest } from '../errors.ts'
import type { AssetContext, LakeBindings } from './context.ts'

const megabyte = 1024 * 1024
const imageBytesAtMost = 50 * megabyte
const fileBytesAtMost = 500 * megabyte
const unaskedParts: readonly MetadataPart[] = ['lqip', 'blurhash', 'palette']
const metadataParts: readonly MetadataPart[] = [...unaskedParts, 'image', 'exif', 'location']

type Query = Readonly<Record<string, string>>

/** Uploads: `POST /assets/images|files/<dataset>` with the bytes as the body. */
export function assetRoutes(context: AssetContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()
  app.post('/assets/images/:dataset', async (c) => {
    const dataset = uploadTarget(context, c.get('identity'), c.req.param('dataset'))
    const upload = await receiveUpload(c.req.raw, context.assets.receivingFolder, imageBytesAtMost)
    return c.json(
      await keep(context, dataset, c.get('identity'), upload, () =>
        describeImage(upload, c.req.query(), wantedParts(c.req.queries('meta'))),
      ),
    )
  })
  app.post('/assets/files/:dataset', async (c) => {
    const dataset = uploadTarget(context, c.get('identity'), c.req.param('dataset'))
    const upload = await receiveUpload(c.req.raw, context.assets.receivingFolder, fileBytesAtMost)
    return c.json(
      await keep(context, dataset, c.get('identity'), upload, async () =>
        describeFile(upload, c.req.query()),
      ),
    )
  })
  return app
}

/** Refuses, before any byte is read, those who could not create the document anyway. */
function uploadTarget(context: AssetContext, identity: Identity, name: string): Dataset {
  needPermission(identity, 'create', 'Your role may not upload.')
  return context.datasets.get(name)
}

/** Puts the bytes in their place, then creates the document: it never points at nothing. */
async function keep(
  context: AssetContext,
  dataset: Dataset,
  identity: Identity,
  upload: Upload,
  describe: () => Promise<AssetDescription>,
): Promise<{ document: unknown }> {
  try {
    const asset = await describe()
    const name = assetFileName(asset)
    const { apiHost, projectId, assets } = context
    const document = assetDocument(asset, { apiHost, projectId, dataset: dataset.name })
    const { _id: id } = document
    await assets.inTurn(dataset.name, name, async () => {
      await assets.place(upload, dataset.name, name)
      try {
        await dataset.mutate({ mutations: [{ createIfNotExists: document }], identity })
      } catch (error) {
        const isNamed = dataset.documents([id], system).documents.length > 0
        if (!isNamed) await assets.remove(dataset.name, name)
        throw error
      }
    })
    const [stored] = dataset.documents([id], identity).documents
    return { document: stored ?? document }
  } finally {
    await upload.discard()
  }
}

async function describeImage(
  upload: Upload,
  query: Query,
  parts: ReadonlySet<MetadataPart>,
): Promise<AssetDescription> {
  const extension = sniffImage(upload.head)
  if (extension === undefined) {
    if (isHeic(upload.head)) throw badRequest('HEIC pictures cannot be read. Save it as JPEG.')
    throw badRequest(
      'Invalid image, could not read metadata: it is not JPEG, PNG, GIF, WebP, AVIF, TIFF or SVG.',
    )
  }
  const metadata = await readImage(upload.file, extension, upload.size, parts)
  return {
    kind: 'image',
    sha1: upload.sha1,
    size: upload.size,
    extension,
    mimeType: imageTypes[extension],
    metadata,
    query,
  }
}

/** The client repeats the parameter for each part; others write a list with commas. */
function wantedParts(meta: readonly string[] | undefined): ReadonlySet<MetadataPart> {
  if (meta === undefined) return new Set(unaskedParts)
  const wanted = meta.flatMap((text) => text.split(','))
  return new Set(metadataParts.filter((part) => wanted.includes(part)))
}

function describeFile(upload: Upload, query: Query): AssetDescription {
  const extension = sniffImage(upload.head) ?? extensionOf(query['filename'] ?? '')
  return {
    kind: 'file',
    sha1: upload.sha1,
    size: upload.size,
    extension,
    mimeType: fileType(extension),
    query,
  }
}
