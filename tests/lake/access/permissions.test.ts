import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commentWriterRole } from '../../../server/comments/commentWriterRole.ts'
import { startTestLake, type TestLake } from '../testLake.ts'
import { content, kinds, may, roles, type Kind, type Right } from './permissionTable.ts'

let lake: TestLake
const tokens = new Map<string, string>()
beforeAll(async () => {
  lake = await startTestLake({ roles: [commentWriterRole] })
  for (const role of roles.filter((name) => name !== 'anonymous')) {
    tokens.set(role, lake.lake.tokens.createEphemeral({ name: role, role }))
  }
  await need('actions', { actions: [action('release.create', { releaseId: 'rM' })] })
  await need('mutate', { mutations: [{ create: { _id: 'target', _type: 'article' } }] })
})
afterAll(() => lake.close())

const action = (name: string, rest: object) => ({ actionType: `sanity.action.${name}`, ...rest })

async function ask(role: string, path: string, body?: unknown, method?: string) {
  const token = tokens.get(role)
  const request = new Request(`${lake.apiHost}/v2025-02-19${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await lake.lake.handle(request, { remoteAddress: '192.0.2.1' })
  return { status: response.status, text: await response.text() }
}

async function need(path: 'mutate' | 'actions', body: unknown): Promise<void> {
  const { status, text } = await ask('administrator', `/data/${path}/production`, body)
  if (status !== 200) throw new Error(text)
}

function documentOf(kind: Exclude<Kind, 'release'>) {
  const name = randomUUID()
  const to = { _ref: 'target', _weak: true }
  switch (kind) {
    case 'published':
      return { _id: name, _type: 'article', to }
    case 'draft':
      return { _id: `drafts.${name}`, _type: 'article', to }
    case 'version':
      return { _id: `versions.rM.${name}`, _type: 'article', to }
    case 'dotted':
      return { _id: `private.${name}`, _type: 'note', to }
    case 'comment':
      return { _id: `comment.${name}`, _type: 'comment', status: 'pending', to }
    case 'disguise':
      return { _id: name, _type: 'sanity.fileAsset', to }
    case 'asset':
      return { _id: `file-${name.replaceAll('-', '')}-txt`, _type: 'sanity.fileAsset', to }
  }
}

/** A document of the kind that is there, and its id. */
async function existing(kind: Kind): Promise<string> {
  if (kind === 'release') return '_.releases.rM'
  const document = documentOf(kind)
  await need('mutate', { mutations: [{ create: document }] })
  return document._id
}

const stateOf = async (id: string): Promise<string> =>
  (await ask('administrator', `/data/doc/production/${id}`)).text

/** Expects that it is done, or refused with the status that fits and nothing has changed. */
async function expectDone(
  role: string,
  isAllowed: boolean,
  id: string,
  path: string,
  body: unknown,
) {
  const before = await stateOf(id)
  const { status, text } = await ask(role, `/data/${path}/production`, body)
  const refusal = role === 'anonymous' ? 401 : 403
  expect(status, text).toBe(isAllowed ? 200 : refusal)
  const after = await stateOf(id)
  if (isAllowed) expect(after).not.toBe(before)
  else expect(after).toBe(before)
}

const query = (groq: string) =>
  `/data/query/production?${new URLSearchParams({ query: groq, perspective: 'raw' })}`

const readings: Record<string, [Right, (id: string) => string]> = {
  query: ['read', (id) => query(`*[_id == "${id}"]._id`)],
  dereference: ['read', (id) => query(`{"x": *[_id == "${id}"][0]{"_id": _id}}.x._id`)],
  doc: ['read', (id) => `/data/doc/production/${id}`],
  'all versions': ['read', (id) => `/data/doc/production/${id}?includeAllVersions=true`],
  export: ['read', () => '/data/export/production'],
  references: ['read', () => '/data/references/production/documents/target/to'],
  transactions: ['history', (id) => `/data/history/production/transactions/${id}`],
  'last revision': [
    'history',
    (id) => `/data/history/production/documents/${id}?lastRevision=true`,
  ],
}

/** Whether an answer tells of the document, its own id in the question left aside. */
function tellsOf(name: string, id: string, text: string): boolean {
  if (name === 'query' || name === 'dereference') {
    return JSON.stringify(JSON.parse(text).result).includes(id)
  }
  if (name === 'doc') return JSON.parse(text).documents.length > 0
  return text.includes(`"${id}"`)
}

describe.each(roles)('%s', (role) => {
  for (const [name, [right, path]] of Object.entries(readings)) {
    for (const kind of kinds) {
      if (name === 'references' && kind === 'release') continue
      const isAllowed = may(role, kind, right)
      test(`${name}, ${kind}: ${isAllowed ? 'yes' : 'no'}`, async () => {
        const id = await existing(kind)
        const { text } = await ask(role, path(id))
        expect(tellsOf(name, id, text)).toBe(isAllowed)
      })
    }
  }

  for (const kind of content) {
    for (const mutation of ['create', 'createOrReplace', 'createIfNotExists']) {
      const isAllowed = may(role, kind, 'create')
      test(`${mutation}, ${kind}: ${isAllowed ? 'yes' : 'no'}`, async () => {
        const document = documentOf(kind)
        const body = { mutations: [{ [mutation]: document }] }
        await expectDone(role, isAllowed, document._id, 'mutate', body)
      })
    }
    const changes: Record<string, (id: string, type: string) => object> = {
      patch: (id) => ({ patch: { id, set: { n: 1 } } }),
      'patch by query': (id) => ({ patch: { query: `*[_id == "${id}"]`, set: { n: 1 } } }),
      delete: (id) => ({ delete: { id } }),
      replace: (_id, _type) => ({ createOrReplace: { _id, _type, n: 1 } }),
    }
    for (const [name, change] of Object.entries(changes)) {
      const isAllowed = may(role, kind, 'change')
      test(`${name}, ${kind}: ${isAllowed ? 'yes' : 'no'}`, async () => {
        const id = await existing(kind)
        const type = JSON.parse(await stateOf(id)).documents[0]._type
        const body = { mutations: [change(id, type)] }
        // What cannot be read is not found by a query, and nothing is done to nothing.
        const isFound = may(role, kind, 'read') || role === 'anonymous'
        if (name !== 'patch by query' || isFound) {
          return expectDone(role, isAllowed, id, 'mutate', body)
        }
        const before = await stateOf(id)
        expect((await ask(role, '/data/mutate/production', body)).status).toBe(200)
        expect(await stateOf(id)).toBe(before)
      })
    }
  }

  const [draft, published] = [may(role, 'draft', 'change'), may(role, 'published', 'change')]
  const version = may(role, 'version', 'change')
  const actions: [
    string,
    boolean,
    (id: string) => object,
    ('draft' | 'published' | 'version')[],
  ][] = [
    [
      'document.create',
      draft,
      (id) => ({
        publishedId: id,
        attributes: { _id: `drafts.${id}`, _type: 'article' },
        ifExists: 'fail',
      }),
      [],
    ],
    ['document.edit', draft, (id) => ({ ...pair(id), patch: { set: { n: 1 } } }), ['draft']],
    ['document.publish', published, pair, ['draft']],
    ['document.unpublish', published, pair, ['published']],
    ['document.delete', published, (id) => ({ publishedId: id, includeDrafts: [] }), ['published']],
    ['document.discard', draft, pair, ['draft']],
    ['document.version.discard', draft, (id) => ({ versionId: `drafts.${id}` }), ['draft']],
    [
      'document.version.discard',
      version,
      (id) => ({ versionId: `versions.rM.${id}` }),
      ['version'],
    ],
    [
      'document.version.create',
      version,
      (id) => ({ publishedId: id, document: { _id: `versions.rM.${id}`, _type: 'article' } }),
      [],
    ],
    [
      'document.version.replace',
      version,
      (id) => ({ document: { _id: `versions.rM.${id}`, _type: 'article', n: 1 } }),
      ['version'],
    ],
    [
      'document.version.unpublish',
      version,
      (id) => ({ versionId: `versions.rM.${id}`, publishedId: id }),
      ['published'],
    ],
    [
      'document.replaceDraft',
      draft,
      (id) => ({ publishedId: id, attributes: { _id: `drafts.${id}`, _type: 'article', n: 1 } }),
      ['draft'],
    ],
  ]
  for (const [name, isAllowed, request, there] of actions) {
    test(`${name} (${there.join(', ')}): ${isAllowed ? 'yes' : 'no'}`, async () => {
      const id = randomUUID()
      const ids = { draft: `drafts.${id}`, published: id, version: `versions.rM.${id}` }
      const mutations = there.map((kind) => ({ create: { _id: ids[kind], _type: 'article' } }))
      if (mutations.length > 0) await need('mutate', { mutations })
      const body = { actions: [action(name, request(id))] }
      await expectDone(role, isAllowed, Object.values(ids).join(','), 'actions', body)
    })
  }

  const releases: [string, (releaseId: string) => object][] = [
    ['create', (releaseId) => ({ releaseId: `${releaseId}new` })],
    ['edit', (releaseId) => ({ releaseId, patch: { set: { 'metadata.title': 'x' } } })],
    ['schedule', (releaseId) => ({ releaseId, publishAt: '2999-01-01T00:00:00Z' })],
    ['publish', (releaseId) => ({ releaseId })],
    ['archive', (releaseId) => ({ releaseId })],
  ]
  for (const [name, request] of releases) {
    const isAllowed = may(role, 'release', 'change')
    test(`release.${name}: ${isAllowed ? 'yes' : 'no'}`, async () => {
      const releaseId = `r${randomUUID().slice(0, 8)}`
      await need('actions', { actions: [action('release.create', { releaseId })] })
      const body = { actions: [action(`release.${name}`, request(releaseId))] }
      const ids = `_.releases.${releaseId},_.releases.${releaseId}new`
      await expectDone(role, isAllowed, ids, 'actions', body)
    })
  }

  test('upload, as the table has it for assets', async () => {
    const isAllowed = may(role, 'asset', 'create')
    const { status } = await ask(role, '/assets/files/production?filename=a.txt', randomUUID())
    expect(status).toBe(isAllowed ? 200 : role === 'anonymous' ? 401 : 403)
  })

  test('people, datasets and webhooks are the administrator’s', async () => {
    const refusal = role === 'anonymous' ? 401 : 403
    const managing: [string, unknown, string][] = [
      ['/people', undefined, 'GET'],
      ['/people', { email: `${role}@example.org`, role: 'viewer' }, 'POST'],
      [`/projects/edicola/datasets/d-${role}`, { aclMode: 'private' }, 'PUT'],
      [`/projects/edicola/datasets/d-${role}`, { aclMode: 'public' }, 'PATCH'],
      [`/projects/edicola/datasets/d-${role}`, undefined, 'DELETE'],
      ['/hooks/projects/edicola', undefined, 'GET'],
    ]
    for (const [path, body, method] of managing) {
      const { status, text } = await ask(role, path, body, method)
      if (role === 'administrator') expect(status, text).toBeLessThan(300)
      else expect(status, `${method} ${path}: ${text}`).toBe(refusal)
    }
  })

  test('colleagues, members and settings of the project are not for strangers', async () => {
    const { status } = await ask(role, '/users/somebody')
    expect(status).toBe(role === 'anonymous' ? 401 : 200)
    for (const path of ['/projects/edicola/roles', '/projects/edicola/cors']) {
      const answer = await ask(role, path)
      expect(answer.status, path).toBe(role === 'anonymous' ? 401 : 200)
    }
  })
})

function pair(id: string) {
  return { draftId: `drafts.${id}`, publishedId: id }
}
