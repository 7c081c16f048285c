import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectAllowedOrigins } from '../../../server/lake/access/allowedOrigins.ts'
import { startTestLake, studioOrigin, type TestLake } from '../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

async function headersFor(path: string, origin: string, method = 'GET') {
  const requested = { 'access-control-request-headers': 'authorization,x-sanity-project-id' }
  const { headers, status } = await fetch(lake.apiHost + path, {
    method,
    headers: { origin, ...(method === 'OPTIONS' ? requested : {}) },
  })
  return {
    status,
    origin: headers.get('access-control-allow-origin'),
    credentials: headers.get('access-control-allow-credentials'),
    vary: headers.get('vary'),
    requested: headers.get('access-control-allow-headers'),
  }
}

test('an allowed origin may read with credentials', async () => {
  const answer = await headersFor('/v1/users/me', studioOrigin)
  expect(answer).toMatchObject({ origin: studioOrigin, credentials: 'true' })
  expect(answer.vary).toContain('origin')
})

test('errors can be read as well', async () => {
  const answer = await headersFor('/v1/auth/id', studioOrigin)
  expect(answer).toMatchObject({ status: 401, origin: studioOrigin, credentials: 'true' })
})

test('a preflight is answered without signing in', async () => {
  const answer = await headersFor('/v1/data/mutate/production', studioOrigin, 'OPTIONS')
  expect(answer).toMatchObject({
    status: 204,
    origin: studioOrigin,
    credentials: 'true',
    requested: 'authorization,x-sanity-project-id',
  })
})

test('other origins are allowed nothing, however alike they look', async () => {
  for (const origin of [
    'http://studio.example.evil.example',
    'https://studio.example',
    'http://studio.example:81',
    'http://sub.studio.example',
    'null',
  ]) {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await headersFor('/v1/users/me', origin, method)
      expect(answer, origin).toMatchObject({ origin: null, credentials: null })
    }
  }
})

test('what is the same for everybody may be read by anybody, without credentials', async () => {
  for (const path of ['/v1/ping', '/v1/check/cors', '/images/edicola/production/none.png']) {
    const answer = await headersFor(path, 'http://anywhere.example')
    expect(answer, path).toMatchObject({ origin: '*', credentials: null })
  }
})

test('the check says whether an origin is allowed', async () => {
  const check = async (origin: string): Promise<unknown> =>
    (await fetch(`${lake.apiHost}/v1/check/cors`, { headers: { origin } })).json()
  const [allowed, refused] = [true, false].map((is) => ({ allowed: is, withCredentials: is }))
  expect(await check(studioOrigin)).toMatchObject({ result: allowed })
  expect(await check('http://anywhere.example')).toMatchObject({ result: refused })
})

test('an origin that is none stops the start', () => {
  expect(() => collectAllowedOrigins('http://localhost:3333', ['*'])).toThrow(
    '"*" is not an origin',
  )
})
