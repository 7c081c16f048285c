import { STATUS_CODES } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { corsHeaders } from './access/cors.ts'
import type { Identity } from './access/identity.ts'
import { authenticate } from './accounts/authenticate.ts'
import { errorResponse, forbidden, LakeError, notFound, plainError } from './errors.ts'
import { assetRoutes } from './routes/assets.ts'
import { authRoutes } from './routes/auth.ts'
import type { AccessContext, AssetContext, LakeBindings, WebhookContext } from './routes/context.ts'
import { dataRoutes } from './routes/data.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { exportRoutes } from './routes/export.ts'
import { historyRoutes } from './routes/history.ts'
import { imageRoutes } from './routes/images.ts'
import { peopleRoutes } from './routes/people.ts'
import { plainAnswers } from './routes/plainAnswers.ts'
import { projectRoutes } from './routes/projects.ts'
import { signInRoutes, type ConnectionBindings } from './routes/signIn.ts'
import { userRoutes } from './routes/users.ts'
import { webhookRoutes } from './routes/webhooks.ts'

/** Everything the routes of a lake need. */
export interface HandlerContext extends AccessContext, AssetContext, WebhookContext {}

/** Answers one request. */
export type Handle = (request: Request, connection: { remoteAddress: string }) => Promise<Response>

const apiPath = '/:version{v(?:1|X|[0-9]{4}-[0-9]{2}-[0-9]{2})}'
const lakePaths = /^\/(v(1|X|\d{4}-\d\d-\d\d)|images|files|login|account|sign-in|streams)(\/|$)/

/** Whether a path belongs to the lake; the others are free for the Studio. */
export function isLakePath(pathname: string): boolean {
  return lakePaths.test(pathname)
}

/** The whole HTTP side of a lake: sign-in pages, API, assets. Answers 404 to paths not its own. */
export function createHandler(context: HandlerContext): Handle {
  const app = new Hono<ConnectionBindings>()
  app.onError((error) => respondWithError(error))
  app.notFound((c) => respondWithError(notFound(`Nothing answers ${c.req.method} ${c.req.path}.`)))
  app.use(cors(context))
  app.route('/', signInRoutes(context))
  app.route(apiPath, apiRoutes(context))
  for (const path of ['/images/*', '/files/*']) app.use(path, identify(context))
  app.route('/', imageRoutes(context))
  return async (request, { remoteAddress }) => app.fetch(request, { remoteAddress })
}

function apiRoutes(context: HandlerContext): Hono<LakeBindings & ConnectionBindings> {
  const api = new Hono<LakeBindings & ConnectionBindings>()
  api.use(identify(context))
  const parts = [
    authRoutes,
    userRoutes,
    peopleRoutes,
    projectRoutes,
    datasetRoutes,
    plainAnswers,
    dataRoutes,
    exportRoutes,
    historyRoutes,
    assetRoutes,
    webhookRoutes,
  ]
  for (const part of parts) api.route('/', part(context))
  return api
}

function cors(context: HandlerContext): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') c.res = new Response(null, { status: 204 })
    else await next()
    for (const [name, value] of Object.entries(corsHeaders(context.origins, c.req.raw))) {
      c.res.headers.append(name, value)
    }
  }
}

/** Finds out who asks, and refuses what another origin makes a browser send with its cookie. */
function identify(context: HandlerContext): MiddlewareHandler<LakeBindings & ConnectionBindings> {
  return async (c, next) => {
    const { identity, byCookie } = authenticate(context.credentials, c.req.raw.headers)
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (byCookie && !reads && !context.origins.accepts(c.req.raw)) {
      throw forbidden('This origin may not write with the session of a person.')
    }
    c.set('identity', identity)
    c.set('remoteAddress', c.env.remoteAddress)
    c.set('isStillKnown', () => isStill(identity, context, c.req.raw.headers))
    c.set('apiVersion', (c.req.param('version') ?? 'v1').slice(1))
    await next()
    c.res.headers.set('x-content-type-options', 'nosniff')
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}

function isStill(identity: Identity, context: HandlerContext, headers: Headers): boolean {
  try {
    return isDeepStrictEqual(authenticate(context.credentials, headers).identity, identity)
  } catch {
    return false
  }
}

function respondWithError(thrown: unknown): Response {
  const error = thrown instanceof HTTPException ? explain(thrown) : thrown
  // A refusal is the caller's matter, and so is a query that took too long (504); what fails on our
  // side belongs in the log, with its cause.
  const isRefusal =
    error instanceof LakeError && (error.statusCode < 500 || error.statusCode === 504)
  if (!isRefusal) console.error(error)
  const { statusCode, body } = errorResponse(error)
  return Response.json(body, { status: statusCode, headers: { 'cache-control': 'no-store' } })
}

/** What Hono's own parts refuse, such as a body beyond its limit. */
function explain({ status, message }: HTTPException): LakeError {
  const title = STATUS_CODES[status] ?? 'Error'
  return plainError(status, title, message || title)
}
