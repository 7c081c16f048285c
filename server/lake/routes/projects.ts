import { Hono } from 'hono'
import type { Identity } from '../access/identity.ts'
import { listPeople, projectMember } from '../accounts/people.ts'
import { LakeError, unauthorized } from '../errors.ts'
import type { AccessContext, LakeBindings } from './context.ts'

const epoch = '2026-01-01T00:00:00.000Z'

/** The project itself: `/projects/…`. Every address of another project is refused here. */
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
  for (const path of ['/projects/:id/roles', '/projects/:id/cors']) {
    app.use(path, async (c, next) => {
      if (c.get('identity').kind === 'anonymous') throw unauthorized()
      await next()
    })
  }
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
