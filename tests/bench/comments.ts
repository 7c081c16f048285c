import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { formWithProof, good, siteUrl } from '../comments/intakeFixture.ts'
import { startWaline } from './comments/waline.ts'

// npm run bench -- comments [POSTS]: an accepted post, delivered to the embedded lake, beside the
// floor, a bare Hono handler that inserts the same fields with node:sqlite, just as durably (WAL,
// synchronous=FULL); and beside Waline, if WALINE names the folder of its package, …/node_modules/@waline/vercel.
// Each is a process of its own. Every comment is of a person and a network of its own.

const posts = Number(process.argv[2] ?? 500)
const warmUp = 300
const walineFolder = process.env['WALINE']
const program = fileURLToPath(new URL('comments/contender.ts', import.meta.url))
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const started = z.object({ port: z.number(), folder: z.string(), now: z.number() })

interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Answer {
  readonly status: number | undefined
  readonly text: string
}

/** Something that takes comments. */
interface Contender {
  readonly name: string
  readonly url: string
  /** The request of a comment that it takes. */
  request(body: string, email: string): Promise<Post>
  isAccepted(answer: Answer): boolean
  close(): Promise<void>
}

async function start(name: string) {
  const child = spawn(process.execPath, [program, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const { port, folder, now } = started.parse(JSON.parse(String(line)))
  const close = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  const isAccepted = ({ status }: Answer): boolean => status === 303
  return { name, url: `http://127.0.0.1:${port}/comments`, folder, now, isAccepted, close }
}

async function bare(): Promise<Contender> {
  const request = async (body: string, email: string) => ({
    headers: form,
    body: new URLSearchParams({ ...good, body, email }).toString(),
  })
  return { ...(await start('bare')), request }
}

async function edicola(): Promise<Contender> {
  const opened = await start('Edicola')
  return {
    ...opened,
    request: async (body, email) => ({
      headers: { ...form, origin: siteUrl },
      body: String(
        await formWithProof(join(opened.folder, 'comments'), { body, email }, opened.now),
      ),
    }),
  }
}

async function waline(folder: string): Promise<Contender> {
  const { url, close } = await startWaline(folder)
  const comment = { nick: good.name, url: '/caffe/', link: '', ua: 'bench' }
  return {
    name: 'Waline',
    url,
    close,
    request: async (body, mail) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...comment, mail, comment: body }),
    }),
    isAccepted: ({ text }) => text.startsWith('{"errno":0'),
  }
}

/**
 * Milliseconds of every post, sorted; so many are under way at once. The first ones warm up both
 * sides, open the connections and are not counted.
 */
async function measure(contender: Contender, atOnce: number): Promise<readonly number[]> {
  const { name, url, request, isAccepted } = contender
  const requests = await Promise.all(
    Array.from({ length: warmUp + posts }, (_, index) => {
      const which = `${atOnce}-${index}`
      return request(`Commento ${which}`, `lettore-${which}@esempio.it`)
    }),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const times: number[] = []
  let begun = 0
  const worker = async (): Promise<void> => {
    for (let each = requests.pop(); each !== undefined; each = requests.pop()) {
      const isCounted = (begun += 1) > warmUp
      const start = performance.now()
      const answer = await post(agent, url, each)
      if (isCounted) times.push(performance.now() - start)
      if (!isAccepted(answer)) throw new Error(`${name} answered a post with ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
  return times.toSorted((one, two) => one - two)
}

// Not fetch, which on two cores takes as long as what it asks.
function post(agent: Agent, url: string, { headers, body }: Post): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    }
    const sent = httpRequest(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
    sent.on('error', reject).end(body)
  })
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
    const times = await measure(contender, atOnce)
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
