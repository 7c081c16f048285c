import { createLake, type Lake } from '../../server/lake/createLake.ts'
import { listen } from '../../server/listen.ts'
import { found } from '../found.ts'

/**
 * A lake in a process of its own, to be killed or starved: `node lakeProcess.ts FOLDER`. Writes
 * where it listens and a token of an administrator as one line of JSON.
 */
const [folder = ''] = process.argv.slice(2)
const late: { lake?: Lake } = {}
const { port } = await listen({
  port: 0,
  variable: 'a free port',
  handler: (request, connection) => found(late.lake).handle(request, connection),
})
const apiHost = `http://127.0.0.1:${port}`
late.lake = await createLake({ folder, projectId: 'edicola', apiHost, allowedOrigins: [] })
const token = late.lake.tokens.createEphemeral({ name: 'writers', role: 'administrator' })
console.log(JSON.stringify({ apiHost, token }))
