import { serve } from '@hono/node-server'
import { createCommentIntake } from '../../server/comments/createCommentIntake.ts'
import { clientAt } from '../clientAt.ts'
import { cmsUrl, siteUrl } from './intakeFixture.ts'

/**
 * An intake in a process of its own, to be killed: `node intakeProcess.ts FOLDER LAKE`. Writes
 * the port it listens on. Each request is a visitor of its own, so that no quota is met.
 */
const [folder = '', apiHost = ''] = process.argv.slice(2)
let visitors = 0
const intake = await createCommentIntake({
  client: clientAt(apiHost),
  folder,
  siteUrl,
  cmsUrl,
  log: () => {},
})
const fetch = (request: Request) => {
  visitors += 1
  const remoteAddress = `10.${(visitors >> 8) & 255}.${visitors & 255}.${process.pid & 255}`
  return intake.handle(request, { remoteAddress })
}
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
