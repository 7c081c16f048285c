import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { createCommentIntake } from '../../server/comments/createCommentIntake.ts'
import { startFakeLake } from '../comments/fakeLake.ts'
import { formWithProof, good, sampleDocuments, siteUrl } from '../comments/intakeFixture.ts'

// npm run bench -- comments [POSTS]: an accepted post beside the floor, a bare Hono handler that
// inserts the same fields with node:sqlite, just as durably (WAL, synchronous=FULL).

const posts = Number(process.argv[2] ?? 300)
const folder = mkdtempSync(join(tmpdir(), 'bench-comments-'))
const lake = await startFakeLake(sampleDocuments())
let visitors = 0
const intake = await createCommentIntake({
  client: lake.client,
  folder: join(folder, 'intake'),
  siteUrl,
  cmsUrl: 'http://localhost:3333',
  log: () => {},
})
const ours = await start((request) => {
  visitors += 1
  return intake.handle(request, {
    remoteAddress: `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`,
  })
})
const database = new DatabaseSync(join(folder, 'bare.sqlite'))
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE comments (name TEXT, email TEXT, body TEXT)',
)
const insert = database.prepare('INSERT INTO comments VALUES (?, ?, ?)')
const app = new Hono()
app.post('/comments', async (c) => {
  const form = new URLSearchParams(await c.req.text())
  insert.run(form.get('name'), form.get('email'), form.get('body'))
  return c.redirect('/', 303)
})
const bare = await start(app.fetch)

const rows = []
for (const atOnce of [1, 20]) {
  const floor = await measure(bare.url, atOnce)
  const intakeTimes = await measure(ours.url, atOnce)
  rows.push({
    'at once': atOnce,
    'bare p50': floor.p50,
    'intake p50': intakeTimes.p50,
    'ratio p50': Number((intakeTimes.p50 / floor.p50).toFixed(1)),
    'bare p99': floor.p99,
    'intake p99': intakeTimes.p99,
    'ratio p99': Number((intakeTimes.p99 / floor.p99).toFixed(1)),
  })
}
console.log(`${posts} accepted posts each, in ms`)
console.table(rows)
bare.server.close()
ours.server.close()
await intake.close()
await lake.close()
database.close()
rmSync(folder, { recursive: true, force: true })

async function measure(url: string, atOnce: number): Promise<{ p50: number; p99: number }> {
  const times: number[] = []
  let next = 0
  const forms = await Promise.all(
    Array.from({ length: posts }, (_, index) =>
      formWithProof(
        join(folder, 'intake'),
        { ...good, body: `Commento ${atOnce} ${index}` },
        Date.now(),
      ),
    ),
  )
  const worker = async (): Promise<void> => {
    for (let body = forms[next++]; body !== undefined; body = forms[next++]) {
      const begun = performance.now()
      const { status } = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: siteUrl },
        body,
      })
      if (status !== 303) throw new Error(`A post was answered with ${status}`)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const sorted = times.sort((one, two) => one - two)
  const at = (share: number): number =>
    Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2))
  return { p50: at(0.5), p99: at(0.99) }
}

async function start(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly server: ServerType; readonly url: string }> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { server, url: `http://127.0.0.1:${port}/comments` }
}
