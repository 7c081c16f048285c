import { Hono } from 'hono'
import type { AccessContext, LakeBindings } from './context.ts'

/**
 * What the Studio may use. Sanity's comments among documents are switched off in its configuration;
 * of a project without them it would take everything off the page, and put it there anew around
 * what offers them for sale.
 */
const features = ['contentReleases', 'singleDocRelease', 'privateDataset', 'studioComments']

/**
 * What the Studio and the client ask of Sanity's wider platform, and which here has one fixed
 * answer: plans, telemetry, announcements, trials, access requests and checks of the connection.
 */
export function plainAnswers(context: AccessContext): Hono<LakeBindings> {
  const app = new Hono<LakeBindings>()

  app.get('/features', (c) => c.json(features))
  app.get('/projects/:id/features', (c) => c.json([]))
  app.get('/projects/:id/grants', (c) => c.json({}))
  app.get('/projects/:id/user-applications', (c) => c.json([]))
  app.get('/projects/:id/new-content-release-allowed', (c) =>
    c.json({
      data: {
        datasetReleaseLimit: 1000,
        orgActiveReleaseLimit: null,
        orgMeteredActiveReleaseCount: 0,
      },
    }),
  )
  app.get('/user-applications', (c) => c.json([]))
  app.get('/aliases', (c) => c.json([]))
  app.get('/intake/telemetry-status', (c) => c.json({ status: 'denied' }))
  app.post('/intake/*', (c) => c.body(null, 204))
  app.get('/journey/announcements', (c) => c.json([]))
  app.get('/journey/*', (c) => c.json(null))
  app.get('/subscriptions/*', (c) => c.json(null))
  app.get('/schedules/*', (c) => c.json({ schedules: [] }))
  app.get('/access/*', (c) => c.json([]))
  app.get('/help', (c) => c.json({}))
  // Schemas are uploaded for services that are not here; there is nothing to ask for.
  app.post('/descriptors/claim', (c) => c.json({ synchronization: { type: 'complete' } }))
  app.post('/descriptors/synchronize', (c) => c.json({ type: 'complete' }))
  app.get('/projects/:id/datasets/:name/settings/indexing', (c) =>
    c.json({ partialIndexSettings: { maxFieldDepth: 20 } }),
  )
  app.get('/geoip/country', (c) => c.json({ isoCode: null }))
  for (const path of ['/ping', '/data/ping']) app.get(path, (c) => c.json({ pong: true }))
  app.get('/check/cors', (c) => {
    const origin = c.req.header('origin')
    const own = origin === undefined || origin === new URL(c.req.url).origin
    const allowed = own || context.origins.includes(origin)
    return c.json({ result: { allowed, withCredentials: allowed } })
  })
  return app
}
