import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createLake, type Lake } from '../../../server/lake/createLake.ts'
import { found } from '../../found.ts'
import { anyQuery } from './anyQuery.ts'

// Two lakes with the same public documents, and private ones in the second alone. Whatever is
// asked without a credential, both answer the same: status, headers and every byte.
// EDICOLA_VISIBILITY_RUNS=10000 npx vitest run tests/lake/access/nonInterference.test.ts
const runs = Number(process.env['EDICOLA_VISIBILITY_RUNS'] ?? 300)

const uploaded = z.object({ document: z.looseObject({}) })

interface Side {
  readonly lake: Lake
  readonly token: string
}

const apiHost = 'http://cms.example'
const folder = mkdtempSync(join(tmpdir(), 'interference-'))
let plain: Side
let hiding: Side
let now = Date.parse('2026-01-01T00:00:00.000Z')

async function open(name: string): Promise<Side> {
  const clock = () => new Date(now)
  const options = { projectId: 'edicola', apiHost, allowedOrigins: [], clock }
  const lake = await createLake({ ...options, folder: join(folder, name) })
  return { lake, token: lake.tokens.createEphemeral({ name: 'writer', role: 'editor' }) }
}

function ask({ lake }: Side, path: string, init: RequestInit = {}): Promise<Response> {
  const address = path.startsWith('/files') ? path : `/v2025-02-19${path}`
  return lake.handle(new Request(apiHost + address, init), { remoteAddress: '192.0.2.1' })
}

async function write(side: Side, transactionId: string, mutations: unknown[]): Promise<void> {
  const answer = await ask(side, '/data/mutate/production', {
    method: 'POST',
    headers: { authorization: `Bearer ${side.token}` },
    body: JSON.stringify({ transactionId, mutations }),
  })
  if (answer.status !== 200) throw new Error(await answer.text())
}

let count = 0
const dot = (_id: string, attributes: object) => ({ createOrReplace: { _id, ...attributes } })

/** The same change of what is public in both. */
async function changePublic(n: number): Promise<string> {
  now += 60_000
  const id = `open${1 + (n % 4)}`
  const to = { _ref: ['hidden.a', 'open1', 'drafts.open1', 'absent'][n % 4], _weak: true }
  const document = { _type: n % 3 === 0 ? 'comment' : 'note', title: 'a segno', n, to }
  const mutations = [
    dot(id, { ...document, tags: ['a', `t${n % 5}`], list: [{ ...to, _key: 'k' }] }),
  ]
  const transactionId = `public${(count += 1)}`
  for (const side of [plain, hiding]) await write(side, transactionId, mutations)
  return id
}

/** A change of what is private, in one lake alone. */
async function changePrivate(n: number): Promise<void> {
  const ids = ['drafts.open1', 'drafts.new', 'versions.rA.open1', 'hidden.a', 'hidden.b.c']
  const to = { _ref: `open${1 + (n % 4)}`, _weak: true }
  const id = found(ids[n % ids.length])
  const type = n % 2 === 0 ? 'note' : 'comment'
  const document = { _type: type, title: 'segreto', secret: 'segreto', n, to, list: [to] }
  const mutation = n % 7 === 6 ? { delete: { id } } : dot(id, document)
  await write(hiding, `private${(count += 1)}`, [mutation])
}

beforeAll(async () => {
  plain = await open('plain')
  hiding = await open('hiding')
  const release = { actionType: 'sanity.action.release.create', releaseId: 'rA' }
  await ask(hiding, '/data/actions/production', {
    method: 'POST',
    headers: { authorization: `Bearer ${hiding.token}` },
    body: JSON.stringify({ actions: [release] }),
  })
  now += 60_000
  for (const side of [plain, hiding]) {
    const headers = { authorization: `Bearer ${side.token}` }
    const upload = { method: 'POST', headers, body: 'in both' }
    const answer = await ask(side, '/assets/files/production?filename=a.txt', upload)
    const { document } = uploaded.parse(await answer.json())
    const drawn = { uploadId: '', _createdAt: '2026-01-01T00:00:00.000Z' }
    await write(side, 'file', [{ createOrReplace: { ...document, ...drawn } }])
  }
  for (let n = 0; n < 8; n++) {
    await changePrivate(n)
    await changePublic(n)
  }
})
afterAll(async () => {
  await plain.lake.close()
  await hiding.lake.close()
  rmSync(folder, { recursive: true, force: true })
})

/** All that an answer consists of; what chance and time put in is made the same. */
async function answerOf(side: Side, path: string, init?: RequestInit): Promise<string> {
  const response = await ask(side, path, init)
  const body = (await response.text()).replace(/"ms":\d+/, '"ms":0')
  return JSON.stringify([response.status, [...response.headers], body])
}

const id = fc.constantFrom(
  'open1',
  'open2',
  'absent',
  'drafts.open1',
  'drafts.new',
  'versions.rA.open1',
  'hidden.a',
  'hidden.b.c',
  '_.releases.rA',
)
const ids = fc.array(id, { minLength: 1, maxLength: 3 }).map((list) => list.join(','))
const revision = fc.nat(30).map((n) => (n % 2 === 0 ? `public${n}` : `private${n}`))
const perspective = fc.constantFrom(
  'raw',
  'published',
  'drafts',
  'previewDrafts',
  'rA',
  'drafts,rA',
)
const text = (parts: Record<string, string>) => String(new URLSearchParams(parts))

const question: fc.Arbitrary<{ path: string; init?: RequestInit }> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      path: fc
        .tuple(anyQuery, perspective, fc.constantFrom('false', 'true', 'withKeyArraySelector'))
        .map(([query, seen, resultSourceMap]) => {
          const asked = { query, perspective: seen, resultSourceMap, $p: '"hidden.a"' }
          return `/data/query/production?${text(asked)}`
        }),
    }),
  },
  fc.tuple(anyQuery, perspective).map(([query, seen]) => ({
    path: '/data/query/production',
    init: {
      method: 'POST',
      body: JSON.stringify({ query, params: { p: 'drafts.open1' }, perspective: seen }),
    },
  })),
  fc
    .tuple(ids, fc.constantFrom('', '?includeAllVersions=true', '?excludeContent=true'))
    .map(([list, options]) => ({ path: `/data/doc/production/${list}${options}` })),
  fc.constantFrom('', '?types=comment', '?types=note,system.release').map((options) => ({
    path: `/data/export/production${options}`,
  })),
  fc.tuple(ids, revision, fc.boolean()).map(([list, fromTransaction, reverse]) => ({
    path: `/data/history/production/transactions/${list}?${text({ fromTransaction, reverse: `${reverse}` })}`,
  })),
  fc.tuple(ids, revision, fc.boolean()).map(([list, at, last]) => ({
    path: `/data/history/production/documents/${list}?${text(last ? { lastRevision: 'true' } : { revision: at })}`,
  })),
  fc.tuple(id, fc.constantFrom('documents', 'releases')).map(([one, kind]) => ({
    path: `/data/history/production/events/${kind}/${one}`,
  })),
  id.map((one) => ({ path: `/data/references/production/documents/${one}/to` })),
  fc.tuple(anyQuery, id).map(([query, one]) => ({
    path: '/data/mutate/production',
    init: {
      method: 'POST',
      body: JSON.stringify({ mutations: [{ delete: { query } }, { delete: { id: one } }] }),
    },
  })),
  fc.constantFrom('in both', 'in none').map((content) => ({
    path: `/files/edicola/production/${createHash('sha1').update(content).digest('hex')}.txt`,
  })),
  fc
    .constantFrom(
      '/projects/edicola/datasets',
      '/projects/edicola',
      '/projects/edicola/datasets/production/acl',
      '/users/me',
      '/users/pEditor',
      '/data/live/events/production?includeDrafts=true',
      '/features',
    )
    .map((path) => ({ path })),
)

test(
  `what is private changes no answer to anonymous readers (${runs} runs)`,
  async () => {
    const statuses = new Map<number, number>()
    let informative = 0
    await fc.assert(
      fc.asyncProperty(question, fc.nat(99), async ({ path, init }, n) => {
        if (n % 3 === 0) await changePrivate(n)
        if (n % 17 === 0) await changePublic(n)
        const [one, other] = [await answerOf(plain, path, init), await answerOf(hiding, path, init)]
        expect(other).toBe(one)
        const status = Number(JSON.parse(one)[0])
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (one.includes('open')) informative += 1
      }),
      { numRuns: runs },
    )
    console.log('statuses', Object.fromEntries(statuses), 'that name public documents', informative)
    // Refusals and empty answers alone would show nothing.
    expect(statuses.get(200)).toBeGreaterThan(runs / 2)
    expect(informative).toBeGreaterThan(runs / 10)
  },
  60_000 + runs * 100,
)

const streams: readonly ((query: string) => string)[] = [
  (query) =>
    `/data/listen/production?${text({ query, $p: '1', includeAllVersions: 'true', includePreviousRevision: 'true', effectFormat: 'mendoza', enableResume: 'true' })}`,
  () => '/data/live/events/production',
]

/** All that a stream says; positions are sealed anew and names drawn each time, of one length. */
async function follow(side: Side, path: string, headers: Record<string, string>) {
  const response = await ask(side, path, { headers })
  const reader = found(response.body).pipeThrough(new TextDecoderStream()).getReader()
  const heard = { text: JSON.stringify([response.status, [...response.headers]]) }
  void (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      heard.text += piece.value
    }
  })().catch(() => undefined)
  return {
    leave: () => reader.cancel().catch(() => undefined),
    told: () =>
      heard.text
        .replaceAll(/"listenerName":"\w+"/g, '"listenerName":""')
        .replaceAll(/^id: [\w-]{48}$/gm, 'id: sealed'),
  }
}

const streamRuns = Math.max(30, Math.round(runs / 10))

test(
  `what is private changes nothing that anonymous listeners hear (${streamRuns} runs)`,
  async () => {
    let heardEvents = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...streams),
        anyQuery,
        fc.constantFrom(undefined, 'public3', 'private3', 'public5#open2', 'absent#'),
        fc.array(fc.nat(99), { maxLength: 4 }),
        async (pathOf, query, lastEventId, changes) => {
          const path = pathOf(query)
          const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
          const [one, other] = [
            await follow(plain, path, headers),
            await follow(hiding, path, headers),
          ]
          for (const n of changes) {
            await changePrivate(n)
            await changePublic(n)
          }
          // What a commit tells is in the streams already; it only has to be read.
          for (let turn = 0; turn < 5; turn++) await setImmediate()
          expect(other.told()).toBe(one.told())
          heardEvents += one.told().match(/^event: m/gm)?.length ?? 0
          await Promise.all([one.leave(), other.leave()])
        },
      ),
      { numRuns: streamRuns },
    )
    expect(heardEvents).toBeGreaterThan(streamRuns / 2)
  },
  60_000 + streamRuns * 500,
)
