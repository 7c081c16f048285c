import { Hono } from 'hono'
import { z } from 'zod'
import type { Identity } from '../access/identity.ts'
import { mayAnywhere } from '../access/roles.ts'
import { listPeople, projectMember } from '../accounts/people.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { badRequest, forbidden, LakeError, unauthorized } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'

const datasetName = z.string().regex(/^(?=.{1,64}$)[a-z0-9][a-z0-9_-]*$/)
const newDataset = z.object({ aclMode: z.enum(['public', 'private']).optional() })
const epoch = '2026-01-01T00:00:00.000Z'

/** The project, its datasets and what the asker may do with them: `/projects/…`, `/datasets`. */
export function projectRoutes(context: AccessContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()

  app.use('/projects/:id/*', async (c, next) => {
    needProject(context, c.req.param('id'))
    await next()
  })
  app.get('/projects', (c) => {
    return c.json(
      c.get('identity').kind === 'anonymous' ? [] : [project(context, c.get('identity'))],
    )
  })
  app.get('/projects/:id', (c) => {
    needProject(context, c.req.param('id'))
    return c.json(project(context, c.get('identity')))
  })
  for (const path of ['/projects/:id/datasets', '/datasets']) {
    app.get(path, (c) => c.json(datasetsFor(context, c.get('identity'))))
  }
  for (const path of ['/projects/:id/datasets/:name', '/datasets/:name'] as const) {
    app.put(path, async (c) => {
      const body: unknown = await c.req.json().catch(() => ({}))
      return c.json(createDataset(context, c.get('identity'), c.req.param('name'), body))
    })
  }
  app.get('/projects/:id/datasets/:name/acl', (c) => {
    const dataset = context.datasets.get(c.req.param('name'))
    return c.json(grantsOn(dataset, c.get('identity')))
  })
  app.get('/projects/:id/roles', (c) =>
    c.json(
      [...context.credentials.roles.values()].map(({ name, title, description }) => ({
        name,
        title,
        description,
      })),
    ),
  )
  app.get('/projects/:id/cors', (c) =>
    c.json(context.origins.list.map((origin) => ({ origin, allowCredentials: true }))),
  )
  return app
}

function needProject(context: AccessContext, id: string): void {
  if (id === context.projectId) return
  const message = `There is no project "${id}" here; this one is "${context.projectId}".`
  throw new LakeError({
    kind: 'projectNotFound',
    statusCode: 404,
    message,
    body: { statusCode: 404, error: 'Not Found', message, errorCode: 'SIO-404-PNF' },
  })
}

function project(context: AccessContext, identity: Identity) {
  const { credentials } = context
  const known = identity.kind !== 'anonymous'
  return {
    id: context.projectId,
    displayName: context.projectId,
    organizationId: null,
    studioHost: null,
    metadata: {},
    maxRetentionDays: 3650,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: epoch,
    updatedAt: epoch,
    features: [],
    members: known
      ? listPeople(credentials).map((person) => projectMember(credentials, person, identity))
      : [],
  }
}

function datasetsFor(context: AccessContext, identity: Identity) {
  const visible = context.datasets
    .list()
    .filter(({ aclMode }) => aclMode === 'public' || identity.kind !== 'anonymous')
  return visible.map(({ name, aclMode }) => ({
    name,
    aclMode,
    createdAt: epoch,
    createdByUserId: null,
    addonFor: null,
    datasetProfile: 'content',
    features: [],
    tags: [],
  }))
}

function createDataset(context: AccessContext, identity: Identity, name: string, body: unknown) {
  if (identity.kind === 'anonymous') throw unauthorized()
  if (!mayAnywhere(identity.roles, 'manage')) {
    throw forbidden('Only an administrator creates datasets.')
  }
  const parsed = newDataset.safeParse(body)
  if (!datasetName.safeParse(name).success || !parsed.success) {
    throw badRequest(
      'A dataset is named with up to 64 letters, digits, - and _, and is public or private.',
    )
  }
  const { aclMode = 'public' } = parsed.data
  const dataset = context.datasets.create(name, { aclMode })
  return { datasetName: dataset.name, aclMode: dataset.aclMode }
}

/** The asker's grants, as the Studio evaluates them to enable and disable its buttons. */
function grantsOn(dataset: Dataset, identity: Identity) {
  if (identity.kind !== 'anonymous') {
    return identity.roles.flatMap(({ grants }) => grants)
  }
  if (dataset.aclMode === 'private') return []
  return [{ filter: '_id in path("*")', permissions: ['read'] }]
}
