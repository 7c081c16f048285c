import { Hono } from 'hono'
import type { Dataset } from '../datasets/dataset.ts'
import type { SanityDocument } from '../documents/document.ts'
import type { AssetContext, LakeBindings, LakeContext } from './context.ts'

type ExportContext = LakeContext & Pick<AssetContext, 'assetKeys'>

const assetTypes = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

/** `/data/export/:dataset`: every readable document, one a line. */
export function exportRoutes(context: ExportContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()
  app.get('/data/export/:dataset', (c) => {
    const dataset = context.datasets.get(c.req.param('dataset'))
    const identity = c.get('identity')
    const types = c.req.query('types')?.split(',')
    const documents = dataset.all(identity, types)
    const lines = identity.kind === 'anonymous' ? documents : withKeys(context, dataset, documents)
    return new Response(ndjson(lines), {
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
    })
  })
  return app
}

/**
 * Documents whose assets can be fetched as they were uploaded: @sanity/export shows its token to
 * Sanity's own hosts only, and what anybody else is given may be another picture, or none.
 */
function* withKeys(
  context: ExportContext,
  dataset: Dataset,
  documents: Iterable<SanityDocument>,
): Iterable<SanityDocument> {
  const own = `${context.apiHost}/`
  for (const document of documents) {
    const { _type: type, url } = document
    const name = typeof url === 'string' && url.startsWith(own) ? url.split('/').at(-1) : undefined
    if (!assetTypes.has(type) || name === undefined) yield document
    else
      yield { ...document, url: `${String(url)}?${context.assetKeys.queryFor(dataset.name, name)}` }
  }
}

function ndjson(documents: Iterable<SanityDocument>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = documents[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
    },
    cancel() {
      iterator.return?.()
    },
  })
}
