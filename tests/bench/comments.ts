import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { formWithProof, good, siteUrl } from '../comments/intakeFixture.ts'
import { openLakeBench } from '../comments/lakeBench.ts'
import { startWaline } from './waline.ts'

// npm run bench -- comments [POSTS]: an accepted post, delivered to the embedded lake, beside the
// floor, a bare Hono handler that inserts the same fields with node:sqlite, just as durably (WAL,
// synchronous=FULL); and beside Waline, if WALINE names a folder with its package @waline/vercel.

const posts = Number(process.argv[2] ?? 500)
const warmUp = 50
const walineFolder = process.env['WALINE']

/** Something that takes comments. */
interface Contender {
  readonly name: string
  readonly url: string
  /** The request of a comment that it takes. */
  request(body: string): Promise<RequestInit>
  isAccepted(response: Response): Promise<boolean>
  close(): Promise<void>
}

const isRedirect = async ({ status }: Response): Promise<boolean> => status === 303

async function bare(): Promise<Contender> {
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
  const server = await start(app.fetch)
  return {
    name: 'bare',
    url: server.url,
    request: async (body) => ({ body: new URLSearchParams({ ...good, body }) }),
    isAccepted: isRedirect,
    close: async () => {
      server.close()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function edicola(): Promise<Contender> {
  const bench = await openLakeBench()
  let visitors = 0
  const server = await start((request) => {
    visitors += 1
    const remoteAddress = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`
    return bench.intake.handle(request, { remoteAddress })
  })
  return {
    name: 'Edicola',
    url: server.url,
    request: async (body) => ({
      headers: { origin: siteUrl },
      body: await formWithProof(join(bench.folder, 'comments'), { body }, bench.now),
    }),
    isAccepted: isRedirect,
    close: async () => {
      server.close()
      await bench.end()
    },
  }
}

async function waline(folder: string): Promise<Contender> {
  const { url, close } = await startWaline(folder)
  const comment = { nick: good.name, mail: good.email, url: '/caffe/', link: '', ua: 'bench' }
  return {
    name: 'Waline',
    url,
    close,
    request: async (body) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...comment, comment: body }),
    }),
    isAccepted: async (response) => (await response.text()).startsWith('{"errno":0'),
  }
}

async function start(fetch: (request: Request) => Response | Promise<Response>) {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/comments`, close: () => server.close() }
}

/** Milliseconds of every post, sorted; so many are under way at once. */
async function measure(
  { url, name, request, isAccepted }: Contender,
  count: number,
  atOnce: number,
): Promise<readonly number[]> {
  const requests = await Promise.all(
    Array.from({ length: count }, (_, index) => request(`Commento ${count} ${atOnce} ${index}`)),
  )
  const times: number[] = []
  const worker = async (): Promise<void> => {
    for (let each = requests.pop(); each !== undefined; each = requests.pop()) {
      const begun = performance.now()
      const response = await fetch(url, { method: 'POST', redirect: 'manual', ...each })
      const accepted = await isAccepted(response)
      times.push(performance.now() - begun)
      if (!accepted) throw new Error(`${name} answered a post with ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return times.toSorted((one, two) => one - two)
}

const contenders = [
  await bare(),
  await edicola(),
  ...(walineFolder === undefined ? [] : [await waline(walineFolder)]),
]
const rows = []
for (const atOnce of [1, 20, 100]) {
  const floor = { p50: 0, p99: 0 }
  for (const contender of contenders) {
    await measure(contender, warmUp, atOnce)
    const times = await measure(contender, posts, atOnce)
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
    const [p50, p99] = [at(0.5), at(0.99)]
    if (contender.name === 'bare') Object.assign(floor, { p50, p99 })
    rows.push({
      'at once': atOnce,
      who: contender.name,
      'median ms': Number(p50.toFixed(1)),
      'p99 ms': Number(p99.toFixed(1)),
      'median / bare': Number((p50 / floor.p50).toFixed(1)),
      'p99 / bare': Number((p99 / floor.p99).toFixed(1)),
    })
  }
}
console.log(`${posts} accepted posts each`)
console.table(rows)
for (const contender of contenders) await contender.close()
