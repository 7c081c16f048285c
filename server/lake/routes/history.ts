import { Hono, type Context } from 'hono'
import type { Dataset } from '../datasets/dataset.ts'
import { badRequest } from '../errors.ts'
import type { LakeBindings, LakeContext } from './context.ts'
import { flag, idList, listLimit } from './readRequest.ts'

/** `/data/history/:dataset/...` and `/data/references/:dataset/...`. */
export function historyRoutes(lake: LakeContext): Hono<LakeBindings> {
  const routes = new Hono<LakeBindings>()

  routes.get('/data/history/:dataset/transactions/:ids', (context) =>
    transactions(context, lake.datasets.get(context.req.param('dataset'))),
  )
  routes.get('/data/history/:dataset/documents/:ids', (context) => {
    const dataset = lake.datasets.get(context.req.param('dataset'))
    const lastRevision = flag(context.req, 'lastRevision')
    const bounds = present({
      revision: context.req.query('revision'),
      time: time(context, 'time'),
    })
    const { identity } = context.var
    const documents = idList(context.req.param('ids')).flatMap(
      (id) => dataset.documentAt({ id, identity, lastRevision, ...bounds }) ?? [],
    )
    return context.json({ documents })
  })
  routes.get('/data/history/:dataset/events/documents/:id', (context) => {
    const dataset = lake.datasets.get(context.req.param('dataset'))
    const id = context.req.param('id')
    const { events, nextCursor } = dataset.documentEvents({
      id,
      identity: context.var.identity,
      limit: listLimit(context.req),
      ...present({ cursor: context.req.query('nextCursor') }),
    })
    return context.json({ events: { [id]: events }, nextCursor })
  })
  routes.get('/data/history/:dataset/events/releases/:name', (context) => {
    const dataset = lake.datasets.get(context.req.param('dataset'))
    const answer = dataset.releaseEvents({
      name: context.req.param('name'),
      identity: context.var.identity,
      limit: listLimit(context.req),
      ...present({ cursor: context.req.query('nextCursor') }),
    })
    return context.json(answer)
  })
  // Not in Sanity's API, which knows no way to ask what was deleted.
  routes.get('/data/history/:dataset/deleted', (context) =>
    deletions(context, lake.datasets.get(context.req.param('dataset'))),
  )
  routes.get('/data/references/:dataset/documents/:id/to', (context) => {
    const { req, var: bindings } = context
    const dataset = lake.datasets.get(req.param('dataset'))
    // Datasets do not refer to each other here, so without the internal ones none is left.
    const ids = flag(req, 'excludeInternalReferences')
      ? []
      : dataset.referringTo(req.param('id'), bindings.identity)
    const datasetName = dataset.name
    const projectId = lake.projectId
    const references = ids.map((documentId) => ({ projectId, datasetName, documentId }))
    return context.json({ totalCount: references.length, references })
  })
  return routes
}

function deletions(context: Context<LakeBindings>, dataset: Dataset): Response {
  const { req, var: bindings } = context
  const deleted = dataset.deletedDocuments({
    identity: bindings.identity,
    types: idList(req.query('types') ?? ''),
    limit: listLimit(req),
  })
  return context.json({ deleted })
}

function transactions(context: Context<LakeBindings>, dataset: Dataset): Response {
  const { req } = context
  const authors = req.query('authors')?.split(',')
  const entries = dataset.transactions({
    documentIds: idList(req.param('ids') ?? ''),
    identity: context.var.identity,
    reverse: flag(req, 'reverse'),
    limit: listLimit(req),
    excludeMutations: flag(req, 'excludeMutations'),
    includeEffects: req.query('effectFormat') === 'mendoza',
    ...present({
      fromTransaction: req.query('fromTransaction'),
      toTransaction: req.query('toTransaction'),
      fromTime: time(context, 'fromTime'),
      toTime: time(context, 'toTime'),
    }),
    ...(authors === undefined ? {} : { authors }),
  })
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`)
  return context.body(lines.join(''), 200, { 'content-type': 'application/x-ndjson' })
}

/** A moment of the address as the log writes it; whatever its zone and precision. */
function time({ req }: Context<LakeBindings>, name: string): string | undefined {
  const text = req.query(name)
  if (text === undefined || text === '') return undefined
  const moment = /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).getTime() : Number.NaN
  if (!Number.isNaN(moment)) return new Date(moment).toISOString()
  throw badRequest(
    `"${name}" must be a time such as 2026-01-31T12:00:00Z, not "${text.slice(0, 40)}".`,
  )
}

/** Without the bounds that are not given; the Studio sends an empty one for none. */
function present<K extends string>(
  bounds: Record<K, string | undefined>,
): Partial<Record<K, string>> {
  const given: Partial<Record<K, string>> = {}
  for (const name in bounds) {
    const bound = bounds[name]
    if (bound !== undefined && bound !== '') given[name] = bound
  }
  return given
}
