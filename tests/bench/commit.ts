import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { system } from '../../server/lake/access/identity.ts'
import { createLake, type Lake } from '../../server/lake/createLake.ts'
import { openDataset } from '../../server/lake/datasets/dataset.ts'
import { listen } from '../../server/listen.ts'
import { openStore } from '../../server/lake/storage/store.ts'
import { found } from '../found.ts'
import { listenLocally } from '../listenLocally.ts'
import type { Load } from './http/askFor.ts'

// npm run bench -- commit [TRANSACTIONS]: how fast documents of 10 KB are committed, and queries
// answered over HTTP, beside what SQLite and node:http do of themselves.

const count = Number(process.argv[2] ?? 600)
const rounds = 7
const folder = mkdtempSync(join(tmpdir(), 'commit-bench-'))
let files = 0
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`)

/** An article of 10 KB, as JSON. */
function article(n: number) {
  const text = 'La redazione scrive, corregge e pubblica ogni giorno le sue pagine. '.repeat(5)
  const body = Array.from({ length: 22 }, (_, block) => ({
    _type: 'block',
    _key: `b${block}`,
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: `s${block}`, marks: [], text: `${n} ${text}` }],
  }))
  return { _id: `article-${n}`, _type: 'article', title: `Articolo ${n}`, body }
}

const per = (times: number, start: number): number => times / ((performance.now() - start) / 1000)

/** Commits a second of node:sqlite alone, given the very rows that the lake has written. */
function bare(rowsOf: string): number {
  const source = new DatabaseSync(rowsOf, { readOnly: true })
  const tables = ['transactions', 'documents', 'changes', 'document_events'].map((table) => {
    const rows = source.prepare(`SELECT * FROM ${table} ORDER BY rowid LIMIT ${count}`).all()
    return { table, rows: rows.map((row) => Object.values(row)) }
  })
  source.close()
  const file = newFile()
  openStore(file).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  const inserts = tables.map(({ table, rows }) => {
    const places = found(rows[0]).map(() => '?')
    return { rows, insert: database.prepare(`INSERT INTO ${table} VALUES (${places.join(', ')})`) }
  })
  const start = performance.now()
  for (let n = 0; n < count; n++) {
    database.exec('BEGIN IMMEDIATE')
    for (const { insert, rows } of inserts) insert.run(...found(rows[n]))
    database.exec('COMMIT')
  }
  const rate = per(count, start)
  database.close()
  return rate
}

/** Commits a second of a dataset, by so many writers that each wait for their own. */
async function lake(writers: number): Promise<{ rate: number; file: string }> {
  const file = newFile()
  const dataset = openDataset({ file, name: 'bench', projectId: 'bench', aclMode: 'public' })
  // What requests are parsed to, made before, as are the rows of the bare side.
  const articles = Array.from({ length: count }, (_, n) => JSON.parse(JSON.stringify(article(n))))
  let n = 0
  const start = performance.now()
  const write = async (): Promise<void> => {
    while (n < count) {
      const mutations = [{ create: articles[n++] }]
      await dataset.mutate({ mutations, identity: system })
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  const rate = per(count, start)
  dataset.close()
  return { rate, file }
}

const middle = (values: number[]): number =>
  found(values.sort((a, b) => a - b)[Math.floor(values.length / 2)])
const whole = (value: number): number => Math.round(value)
const hundredths = (value: number): number => Math.round(value * 100) / 100

async function measureCommits(): Promise<void> {
  const rates: Record<'bare' | 'one' | 'many', number[]> = { bare: [], one: [], many: [] }
  for (let round = 0; round < rounds; round++) {
    const one = await lake(1)
    rates.one.push(one.rate)
    rates.bare.push(bare(one.file))
    rates.many.push((await lake(32)).rate)
  }
  const alone = middle(rates.bare)
  console.table([
    { commits: 'node:sqlite, same rows', 'per second': whole(alone), ratio: 1 },
    ...(['one', 'many'] as const).map((name) => ({
      commits: name === 'one' ? 'lake, one writer' : 'lake, 32 writers',
      'per second': whole(middle(rates[name])),
      ratio: hundredths(middle(rates[name]) / alone),
    })),
  ])
}

/** Requests a second, by so many that ask one after another. */
async function ask(url: string, init: () => RequestInit, times: number): Promise<number> {
  let n = 0
  const start = performance.now()
  const work = async (): Promise<void> => {
    while ((n += 1) <= times) {
      const response = await fetch(url, init())
      if (!response.ok) throw new Error(await response.text())
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: 16 }, work))
  return per(times, start)
}

async function measureHttp(): Promise<void> {
  const late: { lake?: Lake } = {}
  const handler = (request: Request, connection: { remoteAddress: string }) =>
    found(late.lake).handle(request, connection)
  const server = await listen({ port: 0, variable: 'a port', handler })
  const apiHost = `http://127.0.0.1:${server.port}`
  const options = { projectId: 'bench', apiHost, allowedOrigins: [] }
  late.lake = await createLake({ ...options, folder: join(folder, 'lake') })
  const token = late.lake.tokens.createEphemeral({ name: 'bench', role: 'administrator' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = (n: number) => {
    const body = JSON.stringify({ mutations: [{ create: article(n) }] })
    return { method: 'POST', headers, body }
  }
  let n = 0
  const mutateUrl = `${apiHost}/v2025-02-19/data/mutate/production`
  const commits = await ask(mutateUrl, () => post((n += 1)), count)
  const query = '*[_id == $id][0]{_id, title}'
  const address = new URLSearchParams({ query, $id: '"article-7"' })
  const queryUrl = `${apiHost}/v2025-02-19/data/query/production?${address}`
  const bytes = Buffer.from(await (await fetch(queryUrl)).arrayBuffer())
  const plain = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(bytes)
  })
  const plainUrl = `${await listenLocally(plain)}/`
  const asker = new Worker(new URL('./http/askFor.ts', import.meta.url))
  const load = async (asked: Load): Promise<number> => {
    asker.postMessage(asked)
    const [rate] = await once(asker, 'message')
    return Number(rate)
  }
  const rates: Record<'plain' | 'lake', number[]> = { plain: [], lake: [] }
  for (let round = 0; round < rounds + 1; round++) {
    rates.plain.push(await load({ url: plainUrl, times: count }))
    rates.lake.push(await load({ url: queryUrl, times: count }))
  }
  const ratio = middle(rates.lake) / middle(rates.plain)
  console.table([
    { http: 'node:http, same bytes', 'per second': whole(middle(rates.plain)), ratio: 1 },
    { http: 'query', 'per second': whole(middle(rates.lake)), ratio: hundredths(ratio) },
    { http: 'commit, 16 at once', 'per second': whole(commits) },
  ])
  await asker.terminate()
  plain.close()
  plain.closeAllConnections()
  await server.close()
  await late.lake.close()
}

try {
  await measureCommits()
  await measureHttp()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
