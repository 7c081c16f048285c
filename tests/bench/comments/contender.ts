import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { openLakeBench } from '../../comments/lakeBench.ts'

// node contender.ts bare | Edicola: takes comments in a process of its own, as it would
// beside those who write them. Writes its port, its folder and its clock as JSON.

/** A handler, the folder it keeps comments in, and the time that its clock stands at. */
interface Opened {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly folder: string
  readonly now: number
}

function bare(): Opened {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bare-'))
  const database = new DatabaseSync(join(folder, 'bare.sqlite'))
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
  database.exec('CREATE TABLE comments (name TEXT, email TEXT, body TEXT)')
  const insert = database.prepare('INSERT INTO comments VALUES (?, ?, ?)')
  const app = new Hono()
  app.post('/comments', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    insert.run(form.get('name'), form.get('email'), form.get('body'))
    return c.redirect('/', 303)
  })
  return { fetch: (request) => app.fetch(request), folder, now: 0 }
}

async function edicola(): Promise<Opened> {
  const { intake, folder, now } = await openLakeBench()
  let visitors = 0
  // Each request is a visitor of its own, so that no quota is met.
  const fetch = (request: Request) => {
    visitors += 1
    const remoteAddress = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`
    return intake.handle(request, { remoteAddress })
  }
  return { fetch, folder, now }
}

const { fetch, folder, now } = process.argv[2] === 'bare' ? bare() : await edicola()
const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
console.log(JSON.stringify({ port, folder, now }))
