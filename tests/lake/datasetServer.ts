import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { SanityClient } from '@sanity/client'
import { Hono } from 'hono'
import type { Identity, Role } from '../../server/lake/access/identity.ts'
import { createAssetKeys } from '../../server/lake/assets/assetKeys.ts'
import { openDataset, type Dataset } from '../../server/lake/datasets/dataset.ts'
import type { DocumentValidator } from '../../server/lake/documents/documentValidator.ts'
import { errorResponse, LakeError, notFound } from '../../server/lake/errors.ts'
import { createEventStreams } from '../../server/lake/listening/eventStreams.ts'
import type { LakeBindings, LakeContext } from '../../server/lake/routes/context.ts'
import { dataRoutes } from '../../server/lake/routes/data.ts'
import { exportRoutes } from '../../server/lake/routes/export.ts'
import { historyRoutes } from '../../server/lake/routes/history.ts'
import { clientAt } from '../clientAt.ts'
import { listenLocally } from '../listenLocally.ts'

const everything = '_id in path("**")'

function role(name: string, ...grants: Role['grants']): Role {
  return { name, title: name, description: '', grants }
}

export const editor: Identity = {
  kind: 'account',
  id: 'pEditor',
  roles: [
    role('editor', { filter: everything, permissions: ['read', 'create', 'update', 'history'] }),
  ],
}

const contributor: Identity = {
  kind: 'account',
  id: 'pContributor',
  roles: [
    role(
      'contributor',
      { filter: everything, permissions: ['read', 'history'] },
      { filter: '_id in path("drafts.**")', permissions: ['create', 'update'] },
    ),
  ],
}

/** May create pending comments, and read approved ones. */
const commentWriter: Identity = {
  kind: 'token',
  id: 'tComments',
  roles: [
    role(
      'comment-writer',
      { filter: '_type == "comment" && status == "pending"', permissions: ['create'] },
      { filter: '_type == "comment" && status == "approved"', permissions: ['read'] },
    ),
  ],
}

const identities: Record<string, Identity> = { editor, contributor, commentWriter }

export interface DatasetServer {
  readonly dataset: Dataset
  readonly apiHost: string
  readonly file: string
  /** A client with the identity of that name, or an anonymous one. */
  client(name?: 'editor' | 'contributor' | 'commentWriter', apiVersion?: string): SanityClient
  /** Any request under `/v2025-02-19`, as the editor unless `name` says otherwise. */
  request(path: string, init?: RequestInit & { name?: string | null }): Promise<Response>
  close(): Promise<void>
}

/** One dataset behind the content routes on a free port; the bearer token names the identity. */
export async function startDatasetServer(
  options: {
    aclMode?: 'public' | 'private'
    clock?: () => Date
    validate?: DocumentValidator
    file?: string
  } = {},
): Promise<DatasetServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dataset-'))
  const file = options.file ?? join(folder, 'production.sqlite')
  const dataset = openDataset({
    name: 'production',
    projectId: 'edicola',
    aclMode: 'public',
    ...options,
    file,
  })
  const context: LakeContext = {
    projectId: 'edicola',
    apiHost: '',
    eventStreams: createEventStreams(),
    datasets: {
      get: (name) => {
        if (name !== dataset.name) throw notFound(`There is no dataset "${name}".`)
        return dataset
      },
      ending: () => new AbortController().signal,
      list: () => [],
      onOpen: () => () => undefined,
      create: unsupported,
      setAclMode: unsupported,
      delete: unsupported,
    },
  }
  const answer = getRequestListener(appOf(context).fetch)
  const server = createServer((request, response) => void answer(request, response))
  const apiHost = await listenLocally(server)
  return {
    dataset,
    apiHost,
    file,
    client: (name, apiVersion = '2025-02-19') => clientAt(apiHost, name).withConfig({ apiVersion }),
    request: (path, { name = 'editor', ...init } = {}) => {
      const headers = new Headers(name === null ? {} : { authorization: `Bearer ${name}` })
      for (const [header, value] of new Headers(init.headers)) headers.set(header, value)
      return fetch(`${apiHost}/v2025-02-19${path}`, { ...init, headers })
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      dataset.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unsupported(): never {
  throw notFound('This server has one dataset.')
}

function appOf(context: LakeContext): Hono {
  const api = new Hono<LakeBindings>()
  api.use(async (c, next) => {
    const token = c.req.header('authorization')?.replace('Bearer ', '')
    c.set('identity', identities[token ?? ''] ?? { kind: 'anonymous' })
    c.set('remoteAddress', '127.0.0.1')
    c.set('isStillKnown', () => true)
    c.set('apiVersion', (c.req.param('version') ?? 'v1').slice(1))
    await next()
  })
  api.route('/', dataRoutes(context))
  api.route('/', historyRoutes(context))
  const assetKeys = createAssetKeys(() => new Date())
  api.route('/', exportRoutes({ ...context, assetKeys }))
  const app = new Hono()
  app.onError((error) => {
    if (!(error instanceof LakeError)) console.error(error)
    const { statusCode, body } = errorResponse(error)
    return Response.json(body, { status: statusCode })
  })
  return app.route('/:version{v(?:1|X|[0-9]{4}-[0-9]{2}-[0-9]{2})}', api)
}
