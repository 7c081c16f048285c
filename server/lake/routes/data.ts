import { Hono, type Context } from 'hono'
import type { Dataset } from '../datasets/dataset.ts'
import { isJsonObject } from '../documents/document.ts'
import { badRequest, unauthorized } from '../errors.ts'
import type { EventSink } from '../listening/serverSentEvent.ts'
import type { Perspective } from '../query/perspective.ts'
import type { TransactionOutcome } from '../storage/transaction.ts'
import type { LakeBindings, LakeContext } from './context.ts'
import { flag, idList, jsonBody, queryParams } from './readRequest.ts'

type DataContext = Context<LakeBindings, '/:dataset'>

/** `/data/query|doc|mutate|actions|listen|live/events/:dataset`. */
export function dataRoutes(lake: LakeContext): Hono<LakeBindings> {
  const routes = new Hono<LakeBindings>()
  const dataset = (context: DataContext): Dataset => lake.datasets.get(context.req.param('dataset'))

  routes.get('/data/query/:dataset', (context) =>
    answerQuery(context, dataset(context), {
      query: context.req.query('query') ?? '',
      params: queryParams(context.req),
      perspective: context.req.query('perspective'),
    }),
  )
  routes.post('/data/query/:dataset', async (context) => {
    const { query, params, perspective } = await jsonBody(context.req)
    return answerQuery(context, dataset(context), {
      query: typeof query === 'string' ? query : (context.req.query('query') ?? ''),
      params: isJsonObject(params) ? params : queryParams(context.req),
      perspective: context.req.query('perspective') ?? perspective,
    })
  })
  routes.get('/data/doc/:dataset/:ids', (context) => {
    const ids = idList(context.req.param('ids'))
    const [first] = ids
    const everyVersion = flag(context.req, 'includeAllVersions') && first !== undefined
    const identity = context.var.identity
    const found = everyVersion
      ? dataset(context).allVersions(first, identity)
      : dataset(context).documents(ids, identity)
    const documents = flag(context.req, 'excludeContent') ? [] : found.documents
    return context.json({ documents, omitted: found.omitted })
  })
  routes.post('/data/mutate/:dataset', (context) => mutate(context, dataset(context)))
  routes.post('/data/actions/:dataset', (context) => act(context, dataset(context)))
  routes.get('/data/listen/:dataset', (context) => listen(context, lake))
  routes.get('/data/live/events/:dataset', (context) => liveEvents(context, lake))
  return routes
}

/** The perspective where a request names none: `published` since 2025-02-19, `raw` before. */
function defaultPerspective(apiVersion: string): Perspective {
  return apiVersion === 'X' || apiVersion >= '2025-02-19' ? 'published' : 'raw'
}

async function answerQuery(
  context: Context<LakeBindings>,
  dataset: Dataset,
  asked: { query: string; params: Record<string, unknown>; perspective: unknown },
): Promise<Response> {
  const { query, params } = asked
  const { identity, apiVersion } = context.var
  const perspective = readPerspective(asked.perspective) ?? defaultPerspective(apiVersion)
  const resultSourceMap = readSourceMap(context.req.query('resultSourceMap'))
  const asking = { query, params, perspective, identity, resultSourceMap }
  const answer = await dataset.query(asking)
  const shown = flag(context.req, 'returnQuery', true) ? `"query":${JSON.stringify(query)},` : ''
  const { json, ...rest } = answer
  // The result comes as JSON, and is passed on as it is.
  const body = `{${shown}"result":${json},${JSON.stringify(rest).slice(1)}`
  return context.body(body, 200, { 'content-type': 'application/json' })
}

function readSourceMap(text: string | undefined): boolean | 'withKeyArraySelector' {
  return text === 'withKeyArraySelector' ? text : text === 'true'
}

function readPerspective(value: unknown): Perspective | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value
  throw badRequest('"perspective" must be a name or a list of names.')
}

async function mutate(context: Context<LakeBindings>, dataset: Dataset): Promise<Response> {
  const request = context.req
  if (context.var.identity.kind === 'anonymous') throw unauthorized()
  const { mutations, transactionId } = await jsonBody(request)
  const outcome = await dataset.mutate({
    mutations,
    ...readTransactionId(transactionId),
    identity: context.var.identity,
    dryRun: flag(request, 'dryRun'),
    autoGenerateArrayKeys: flag(request, 'autoGenerateArrayKeys'),
  })
  const withDocuments = flag(request, 'returnDocuments')
  const withIds = flag(request, 'returnIds') || withDocuments
  return context.json({
    transactionId: outcome.transactionId,
    ...(withIds ? { results: outcome.results.map(withDocuments ? documentOf : idOf) } : {}),
  })
}

async function act(context: Context<LakeBindings>, dataset: Dataset): Promise<Response> {
  if (context.var.identity.kind === 'anonymous') throw unauthorized()
  const { actions, transactionId, dryRun } = await jsonBody(context.req)
  const outcome = await dataset.act({
    actions,
    ...readTransactionId(transactionId),
    identity: context.var.identity,
    dryRun: dryRun === true || flag(context.req, 'dryRun'),
  })
  return context.json({ transactionId: outcome.transactionId })
}

type Result = TransactionOutcome['results'][number]

function idOf({ id, operation }: Result): Omit<Result, 'document'> {
  return { id, operation }
}

function documentOf(result: Result): Result {
  return result
}

function readTransactionId(value: unknown): { transactionId?: string } {
  if (value === undefined || value === null) return {}
  if (typeof value === 'string') return { transactionId: value }
  throw badRequest('"transactionId" must be a string.')
}

function listen(context: DataContext, { datasets, eventStreams }: LakeContext): Response {
  const request = context.req
  const name = request.param('dataset')
  const dataset = datasets.get(name)
  const lastEventId = request.header('last-event-id')
  const asked = {
    query: request.query('query') ?? '',
    params: queryParams(request),
    identity: context.var.identity,
    includeResult: flag(request, 'includeResult', true),
    includePreviousRevision: flag(request, 'includePreviousRevision'),
    includeMutations: flag(request, 'includeMutations', true),
    includeAllVersions: flag(request, 'includeAllVersions'),
    includeEffects: request.query('effectFormat') === 'mendoza',
    enableResume: flag(request, 'enableResume'),
    ...(lastEventId === undefined ? {} : { lastEventId }),
  }
  const subscribe = (sink: EventSink) => dataset.listen(asked, sink)
  return eventStreams.open(context.var, subscribe, datasets.ending(name))
}

function liveEvents(context: DataContext, { datasets, eventStreams }: LakeContext): Response {
  const name = context.req.param('dataset')
  const dataset = datasets.get(name)
  const includeDrafts = flag(context.req, 'includeDrafts')
  const { identity } = context.var
  if (includeDrafts && identity.kind === 'anonymous') throw unauthorized()
  const lastEventId = context.req.header('last-event-id')
  const position = lastEventId === undefined ? {} : { lastEventId }
  const asked = { identity, includeDrafts, ...position }
  const subscribe = (sink: EventSink) => dataset.liveEvents(asked, sink)
  return eventStreams.open(context.var, subscribe, datasets.ending(name))
}
