import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { found } from '../../found.ts'
import { startTestLake, studioOrigin, type TestLake } from '../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${lake.apiHost}/v2025-02-19${path}`, { headers })
  return { status: response.status, body: await response.json() }
}

describe('who is asking', () => {
  test('nobody is an empty object, and has no id', async () => {
    expect(await get('/users/me')).toEqual({ status: 200, body: {} })
    expect(await get('/auth/id')).toMatchObject({ status: 401, body: { errorCode: 'SIO-401-ANF' } })
  })

  test('a cookie whose session has ended is nobody', async () => {
    const { cookie } = await lake.signIn('editor')
    const stale = cookie.replace(/=.*/, `=${'a'.repeat(43)}`)
    expect(await get('/users/me', { cookie: stale })).toEqual({ status: 200, body: {} })
  })

  test('a bad token is refused everywhere with the code the Studio knows', async () => {
    for (const path of ['/users/me', '/auth/id', '/projects/edicola', '/features']) {
      const answer = await get(path, { authorization: 'Bearer sk-nobody' })
      expect(answer, path).toMatchObject({ status: 401, body: { errorCode: 'SIO-401-ANF' } })
    }
  })

  test('a person and a token are told who they are and which role they have', async () => {
    const { cookie, id, email } = await lake.signIn('contributor')
    const person = await get('/users/me', { cookie })
    expect(person.body).toMatchObject({
      id,
      email,
      name: 'Ada',
      role: 'contributor',
      roles: [{ name: 'contributor', title: 'Contributor' }],
      provider: 'local',
    })
    expect(await get('/auth/id', { cookie })).toEqual({ status: 200, body: { id } })
    const token = lake.lake.tokens.create({ name: 'build', role: 'viewer' })
    const robot = await get('/users/me', { authorization: `Bearer ${token}` })
    expect(robot.body).toMatchObject({ name: 'build', role: 'viewer' })
  })

  test('a revoked token is refused from the next request on', async () => {
    const { tokens } = lake.lake
    const secret = tokens.create({ name: 'short', role: 'viewer' })
    const authorization = `Bearer ${secret}`
    expect((await get('/auth/id', { authorization })).status).toBe(200)
    tokens.revoke(found(tokens.find(secret)).id)
    expect((await get('/auth/id', { authorization })).status).toBe(401)
  })
})

describe('colleagues', () => {
  test('are shown to those signed in, one or several at a time, in order', async () => {
    const ada = await lake.signIn('editor')
    const bob = await lake.signIn('viewer')
    const one = await get(`/users/${bob.id}`, { cookie: ada.cookie })
    expect(one.body).toMatchObject({ id: bob.id, displayName: 'Ada', isCurrentUser: false })
    const both = await get(`/users/${bob.id},nobody,${ada.id}`, { cookie: ada.cookie })
    expect(both.body).toMatchObject([{ id: bob.id }, { id: ada.id }])
    expect((await get(`/users/${ada.id}`)).status).toBe(401)
  })
})

describe('preferences', () => {
  const put = (cookie: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${lake.apiHost}/v1/users/me/keyvalue`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  test('are kept for each person alone', async () => {
    const ada = await lake.signIn('editor')
    const bob = await lake.signIn('editor')
    const key = 'studio.search::recent/0'
    const saved = await put(ada.cookie, [{ key, value: { terms: ['è'] } }])
    expect(await saved.json()).toMatchObject([{ key, value: { terms: ['è'] } }])
    const read = await get(`/users/me/keyvalue/${key},other`, { cookie: ada.cookie })
    expect(read.body).toMatchObject([{ key, value: { terms: ['è'] } }])
    expect((await get(`/users/me/keyvalue/${key}`, { cookie: bob.cookie })).body).toEqual([])
  })

  test('need someone signed in, a well-formed body and bounds', async () => {
    const { cookie } = await lake.signIn('editor')
    expect((await put('', [{ key: 'a', value: 1 }])).status).toBe(401)
    expect((await put(cookie, { key: 'a' })).status).toBe(400)
    expect((await put(cookie, [{ key: 'a', value: 'x'.repeat(70_000) }])).status).toBe(400)
    const foreign = await put(cookie, [{ key: 'a', value: 1 }], { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    const own = await put(cookie, [{ key: 'a', value: 1 }], { origin: studioOrigin })
    expect(own.status).toBe(200)
  })
})

describe('the project', () => {
  test('has members for those signed in, and none for others', async () => {
    const { cookie, id } = await lake.signIn('administrator')
    const roles = [expect.objectContaining({ name: 'administrator' })]
    const own = expect.objectContaining({ isCurrentUser: true, id, isRobot: false, roles })
    expect((await get('/projects/edicola', { cookie })).body).toMatchObject({
      id: 'edicola',
      organizationId: null,
      members: expect.arrayContaining([own]),
    })
    expect((await get('/projects/edicola')).body).toMatchObject({ members: [] })
  })

  test('of another name is not here', async () => {
    for (const path of ['', '/datasets', '/grants', '/datasets/production/acl']) {
      const answer = await get(`/projects/other${path}`)
      expect(answer, path).toMatchObject({ status: 404, body: { errorCode: 'SIO-404-PNF' } })
    }
  })

  test('gets a new dataset from an administrator alone', async () => {
    const create = async (role: string, name: string) => {
      const { cookie } = await lake.signIn(role)
      const url = `${lake.apiHost}/v1/projects/edicola/datasets/${name}`
      const body = JSON.stringify({ aclMode: 'private' })
      return (await fetch(url, { method: 'PUT', headers: { cookie }, body })).status
    }
    expect(await create('editor', 'drafts')).toBe(403)
    expect(await create('administrator', '..%2Fescape')).toBe(400)
    expect(await create('administrator', 'archive')).toBe(200)
    const open = await get('/projects/edicola/datasets')
    expect(open.body).toMatchObject([{ name: 'production' }])
    const { cookie } = await lake.signIn('viewer')
    const all = await get('/datasets', { cookie })
    expect(all.body).toMatchObject([{ name: 'production' }, { name: 'archive' }])
  })

  test('says what the asker may do', async () => {
    const path = '/projects/edicola/datasets/production/acl'
    expect((await get(path)).body).toEqual([{ filter: '_id in path("*")', permissions: ['read'] }])
    const { cookie } = await lake.signIn('contributor')
    const grants = (await get(path, { cookie })).body
    expect(grants).toContainEqual({
      filter: '_id in path("drafts.**")',
      permissions: ['create', 'update'],
    })
  })
})

test('what the Studio asks of the wider platform has an answer', async () => {
  const expected: Record<string, unknown> = {
    '/features': ['contentReleases', 'singleDocRelease', 'privateDataset', 'studioComments'],
    '/projects/edicola/grants': {},
    '/projects/edicola/user-applications': [],
    '/intake/telemetry-status': { status: 'denied' },
    '/journey/announcements': [],
    '/journey/trial?studioVersion=6': null,
    '/subscriptions/project/edicola': null,
    '/schedules/edicola/production?limit=1': { schedules: [] },
    '/ping': { pong: true },
  }
  for (const [path, body] of Object.entries(expected)) {
    expect(await get(path), path).toEqual({ status: 200, body })
  }
  const batch = await fetch(`${lake.apiHost}/v1/intake/batch`, { method: 'POST', body: '{}' })
  expect(batch.status).toBe(204)
  expect((await get('/nothing/here')).status).toBe(404)
})
