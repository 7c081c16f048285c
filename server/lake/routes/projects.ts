import { Hono, type HonoRequest } from 'hono'
import { z } from 'zod'
import type { Identity } from '../access/identity.ts'
import { mayAnywhere } from '../access/roles.ts'
import { listPeople, projectMember } from '../accounts/people.ts'
import type { AclMode } from '../datasets/openDatasets.ts'
import { badRequest, forbidden, LakeError, notFound, unauthorized } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'
import { jsonBody } from './readRequest.ts'

const datasetSettings = z.object({ aclMode: z.enum(['public', 'private']).optional() })
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
    app.get(path, (c) => c.json(datasetFor(context, c.get('identity'), c.req.param('name'))))
    app.put(path, async (c) => {
      needAdministrator(c.get('identity'))
      const { aclMode = 'public' } = await readSettings(c.req)
      const { name: datasetName } = context.datasets.create(c.req.param('name'), { aclMode })
      return c.json({ datasetName, aclMode })
    })
    app.patch(path, async (c) => {
      needAdministrator(c.get('identity'))
      const { aclMode } = await readSettings(c.req)
      if (aclMode === undefined) throw badRequest('"aclMode" must be "public" or "private".')
      const { name: datasetName } = context.datasets.setAclMode(c.req.param('name'), aclMode)
      return c.json({ datasetName, aclMode })
    })
    app.delete(path, (c) => {
      needAdministrator(c.get('identity'))
      context.datasets.delete(c.req.param('name'))
      return c.json({ deleted: true })
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
  return visible.map((entry) => ({
    ...entry,
    createdByUserId: null,
    addonFor: null,
    datasetProfile: 'content',
    features: [],
    tags: [],
  }))
}

function datasetFor(context: AccessContext, identity: Identity, name: string) {
  const found = datasetsFor(context, identity).find((entry) => entry.name === name)
  if (found === undefined) throw notFound(`There is no dataset "${name}".`)
  return found
}

function needAdministrator(identity: Identity): void {
  if (identity.kind === 'anonymous') throw unauthorized()
  if (mayAnywhere(identity.roles, 'manage')) return
  throw forbidden('Only an administrator creates, changes and deletes datasets.')
}

async function readSettings(request: HonoRequest): Promise<{ aclMode?: AclMode | undefined }> {
  const parsed = datasetSettings.safeParse(await jsonBody(request, {}))
  if (parsed.success) return parsed.data
  throw badRequest('"aclMode" must be "public" or "private".')
}

/** The asker's grants, as the Studio evaluates them to enable and disable its buttons. */
function grantsOn(dataset: { aclMode: AclMode }, identity: Identity) {
  if (identity.kind !== 'anonymous') {
    return identity.roles.flatMap(({ grants }) => grants)
  }
  if (dataset.aclMode === 'private') return []
  return [{ filter: '_id in path("*")', permissions: ['read'] }]
}
