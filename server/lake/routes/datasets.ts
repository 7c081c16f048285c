import { Hono, type HonoRequest } from 'hono'
import { z } from 'zod'
import type { Identity } from '../access/identity.ts'
import { needPermission } from '../access/needPermission.ts'
import type { AclMode } from '../datasets/openDatasets.ts'
import { badRequest, notFound } from '../errors.ts'
import type { LakeBindings, LakeContext } from './context.ts'
import { jsonBody } from './readRequest.ts'

const datasetSettings = z.object({ aclMode: z.enum(['public', 'private']).optional() })

/** The datasets of the project and what the asker may do with them: `/projects/:id/datasets/…`. */
export function datasetRoutes(context: LakeContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()
  for (const path of ['/projects/:id/datasets', '/datasets']) {
    app.get(path, (c) => {
      // The Studio looks for datasets that belong to others, of which there are none here.
      const { datasetProfile = 'content', addonFor } = c.req.query()
      const isAsked = datasetProfile === 'content' && addonFor === undefined
      return c.json(isAsked ? datasetsFor(context, c.get('identity')) : [])
    })
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
  return app
}

function datasetsFor(context: LakeContext, identity: Identity) {
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

function datasetFor(context: LakeContext, identity: Identity, name: string) {
  const found = datasetsFor(context, identity).find((entry) => entry.name === name)
  if (found === undefined) throw notFound(`There is no dataset "${name}".`)
  return found
}

function needAdministrator(identity: Identity): void {
  needPermission(identity, 'manage', 'Only an administrator creates, changes and deletes datasets.')
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
