import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestLake, studioOrigin, type TestLake } from '../testLake.ts'

let lake: TestLake
let administrator: { cookie: string; id: string }
beforeAll(async () => {
  lake = await startTestLake()
  administrator = await lake.signIn('administrator', 'direttrice@example.org')
})
afterAll(() => lake.close())

async function ask(
  method: string,
  path: string,
  who: { cookie: string } | undefined,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${lake.apiHost}/v2025-02-19${path}`, {
    method,
    headers: {
      origin: studioOrigin,
      ...(who === undefined ? {} : { cookie: who.cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const nameOf = async (cookie: string) => (await ask('GET', '/users/me', { cookie })).body

describe('who may see and change people', () => {
  test.each(['editor', 'contributor', 'viewer'])('not %s', async (role) => {
    const person = await lake.signIn(role)
    const attempts = [
      ask('GET', '/people', person),
      ask('POST', '/people', person, { email: 'x@example.org', role: 'administrator' }),
      ask('PATCH', `/people/${person.id}`, person, { role: 'administrator' }),
      ask('POST', `/people/${administrator.id}/sign-in-link`, person),
      ask('DELETE', `/people/${administrator.id}/sessions`, person),
    ]
    for (const { status } of await Promise.all(attempts)) expect(status).toBe(403)
    expect(lake.lake.accounts.findByEmail('x@example.org')).toBeUndefined()
    expect(lake.lake.accounts.get(person.id)?.role).toBe(role)
    expect(await nameOf(administrator.cookie)).toMatchObject({ role: 'administrator' })
  })

  test('not anonymous readers', async () => {
    expect((await ask('GET', '/people', undefined)).status).toBe(401)
    const attempt = await ask('POST', '/people', undefined, {
      email: 'x@example.org',
      role: 'viewer',
    })
    expect(attempt.status).toBe(401)
  })
})

describe('an administrator', () => {
  test('invites a person, whose link signs them in with that role', async () => {
    const invited = await ask('POST', '/people', administrator, {
      email: ' Nuova@Example.org ',
      name: 'Nuova',
      role: 'contributor',
    })
    expect(invited).toMatchObject({
      status: 201,
      body: { email: 'nuova@example.org', role: 'contributor', openSessions: 0 },
    })
    const { signInLink } = z.object({ signInLink: z.string() }).parse(invited.body)
    const opened = await fetch(signInLink, { redirect: 'manual' })
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(await nameOf(cookie)).toMatchObject({ name: 'Nuova', role: 'contributor' })
    const listed = (await ask('GET', '/people', administrator)).body
    expect(listed).toContainEqual(
      expect.objectContaining({ email: 'nuova@example.org', openSessions: 1, deactivatedAt: null }),
    )
    expect(JSON.stringify(listed)).not.toContain(cookie.split('=')[1])
  })

  test('gives another role, which holds from the next request on', async () => {
    const person = await lake.signIn('viewer')
    const changed = await ask('PATCH', `/people/${person.id}`, administrator, { role: 'editor' })
    expect(changed).toMatchObject({ status: 200, body: { role: 'editor' } })
    expect(await nameOf(person.cookie)).toMatchObject({ role: 'editor' })
  })

  test('shuts a person out, with sessions, links and password, and lets them in again', async () => {
    const person = await lake.signIn('editor')
    await lake.lake.accounts.setPassword(person.id, 'una frase lunga')
    const link = lake.lake.accounts.signInLink(person.email)
    const shut = await ask('PATCH', `/people/${person.id}`, administrator, { isActive: false })
    expect(shut.body).toMatchObject({ deactivatedAt: expect.any(String), openSessions: 0 })
    expect(await nameOf(person.cookie)).toEqual({})
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(410)
    const { accounts } = lake.lake
    expect(await accounts.checkPassword(person.email, 'una frase lunga')).toBeUndefined()
    const again = await ask('POST', `/people/${person.id}/sign-in-link`, administrator)
    expect(again).toMatchObject({ status: 409, body: { errorCode: 'deactivated' } })
    await ask('PATCH', `/people/${person.id}`, administrator, { isActive: true })
    expect(await accounts.checkPassword(person.email, 'una frase lunga')).toMatchObject({
      id: person.id,
    })
  })

  test('signs a person out everywhere', async () => {
    const person = await lake.signIn('editor')
    await lake.signIn('editor', person.email)
    const ended = await ask('DELETE', `/people/${person.id}/sessions`, administrator)
    expect(ended).toMatchObject({ status: 200, body: { ended: 2 } })
    expect(await nameOf(person.cookie)).toEqual({})
  })

  test('cannot leave the lake without an administrator', async () => {
    for (const change of [{ role: 'viewer' }, { isActive: false }]) {
      const refused = await ask('PATCH', `/people/${administrator.id}`, administrator, change)
      expect(refused).toMatchObject({ status: 409, body: { errorCode: 'lastAdministrator' } })
    }
    expect(() => lake.lake.accounts.remove(administrator.id)).toThrow('only administrator')
    const second = await lake.signIn('administrator')
    const stepDown = { role: 'editor' }
    expect((await ask('PATCH', `/people/${second.id}`, administrator, stepDown)).status).toBe(200)
  })

  test('is told what is wrong with an invitation', async () => {
    const attempt = (body: unknown) => ask('POST', '/people', administrator, body)
    const inUse = await attempt({ email: 'direttrice@example.org', role: 'viewer' })
    expect(inUse).toMatchObject({ status: 409, body: { errorCode: 'emailInUse' } })
    const wrong = await attempt({ email: 'nessuno', role: 'viewer' })
    expect(wrong).toMatchObject({ status: 400, body: { errorCode: 'invalidEmail' } })
    const boss = await attempt({ email: 'capo@example.org', role: 'boss' })
    expect(boss).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('editor') },
    })
    expect((await attempt({ email: 'a@example.org', role: 'viewer', id: 'p1' })).status).toBe(400)
    expect((await ask('PATCH', '/people/nobody', administrator, {})).status).toBe(404)
  })
})

test('people end their own sessions', async () => {
  const person = await lake.signIn('viewer')
  const ended = await ask('DELETE', `/people/${person.id}/sessions`, person)
  expect(ended).toMatchObject({ status: 200, body: { ended: 1 } })
  expect(await nameOf(person.cookie)).toEqual({})
})
