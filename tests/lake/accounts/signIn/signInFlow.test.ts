import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestLake, studioOrigin, type TestLake } from '../../testLake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const password = 'una frase lunga'
let people = 0

async function person(): Promise<{ email: string; id: string }> {
  const email = `editor${(people += 1)}@example.org`
  const { id } = lake.lake.accounts.add({ email, name: 'Ada', role: 'editor' })
  await lake.lake.accounts.setPassword(id, password)
  return { email, id }
}

function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form)
  return fetch(lake.apiHost + path, { method: 'POST', body, headers, redirect: 'manual' })
}

const login = (form: Record<string, string>, headers?: Record<string, string>) =>
  post('/login', form, headers)

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function whoIs(cookie: string): Promise<string | undefined> {
  const response = await fetch(`${lake.apiHost}/v1/users/me`, { headers: { cookie } })
  return z.object({ id: z.string().optional() }).parse(await response.json()).id
}

describe('the sign-in page', () => {
  test('speaks Italian by default, and English to who prefers it', async () => {
    const page = async (language?: string) =>
      (
        await fetch(`${lake.apiHost}/login`, {
          headers: language === undefined ? {} : { 'accept-language': language },
        })
      ).text()
    expect(await page()).toContain('<html lang="it">')
    expect(await page('en-GB,en;q=0.9,it;q=0.8')).toContain('<html lang="en">')
    expect(await page('it-IT,it;q=0.9,en;q=0.8')).toContain('<html lang="it">')
    expect(await page('de')).toContain('Indirizzo email')
  })

  test('allows its own style and no script', async () => {
    const response = await fetch(`${lake.apiHost}/login`)
    const policy = response.headers.get('content-security-policy')
    const style = /<style>([\s\S]*)<\/style>/.exec(await response.text())?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(style).toContain('color-scheme')
    expect(policy).toContain(`style-src 'sha256-${hash}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`form-action 'self' ${lake.apiHost} ${studioOrigin}`)
  })

  test('names no address to return to that is not allowed', async () => {
    for (const origin of [
      'https://evil.example/',
      `${studioOrigin}.evil.example/`,
      'javascript:alert(1)',
      '//evil.example',
      `http://user:secret@studio.example/`,
    ]) {
      const shown = await fetch(`${lake.apiHost}/login?${new URLSearchParams({ origin })}`)
      expect(shown.status, origin).toBe(400)
      const { email } = await person()
      const sent = await login({ email, password, origin, type: 'cookie' })
      expect(sent.status, origin).toBe(400)
      expect(sent.headers.get('set-cookie'), origin).toBeNull()
    }
  })

  test('keeps what was typed, escaped, the password excepted', async () => {
    const email = '"><script>x</script>@example.org'
    const response = await login({ email, password: 'sbagliata!', origin: '', type: 'cookie' })
    const text = await response.text()
    expect(response.status).toBe(401)
    expect(text).toContain('non corretti')
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script>')
    expect(text).not.toContain('sbagliata!')
  })

  test('refuses forms of other sites and bodies that are no form', async () => {
    const { email } = await person()
    const form = { email, password, origin: '', type: 'cookie' }
    expect((await login(form, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await login(form, { origin: 'null' })).status).toBe(403)
    const json = await fetch(`${lake.apiHost}/login`, { method: 'POST', body: '{}' })
    expect(json.status).toBe(401)
    const large = await login({ ...form, password: 'x'.repeat(20_000) })
    expect(large.status).toBe(413)
  })
})

describe('signing in with a password', () => {
  test('sends the person back to the Studio with a ticket and a cookie', async () => {
    const { email, id } = await person()
    const origin = `${studioOrigin}/structure`
    const response = await login({ email, password, origin, type: 'cookie' })
    const sid = /^http:\/\/studio\.example\/structure#sid=([\w-]{20,})$/.exec(
      response.headers.get('location') ?? '',
    )?.[1]
    expect(response.status).toBe(303)
    expect(response.headers.get('set-cookie')).toMatch(
      /^lake-session-\d+=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const cookie = cookieOf(response)
    expect(await whoIs(cookie)).toBe(id)
    const exchange = await fetch(`${lake.apiHost}/v2021-06-07/auth/fetch?sid=${sid}`)
    expect(await exchange.json()).toEqual({ label: 'studio' })
    const again = await fetch(`${lake.apiHost}/v2021-06-07/auth/fetch?sid=${sid}`)
    expect(again.status).toBe(404)
  })

  test('gives a token to a Studio that asks for one', async () => {
    const { email, id } = await person()
    const response = await login({ email, password, origin: studioOrigin, type: 'token' })
    const sid = (response.headers.get('location') ?? '').split('#sid=')[1]
    const exchange = await fetch(`${lake.apiHost}/v1/auth/fetch?sid=${sid}`)
    const { token } = z.object({ token: z.string() }).parse(await exchange.json())
    const authorization = `Bearer ${token}`
    const me = await fetch(`${lake.apiHost}/v1/users/me`, { headers: { authorization } })
    expect(await me.json()).toMatchObject({ id })
    const out = await fetch(`${lake.apiHost}/v1/auth/logout`, {
      method: 'POST',
      headers: { authorization },
    })
    expect(out.status).toBe(204)
    const after = await fetch(`${lake.apiHost}/v1/users/me`, { headers: { authorization } })
    expect(after.status).toBe(401)
  })

  test('ends the session that the browser came with', async () => {
    const { email } = await person()
    const first = cookieOf(await login({ email, password, origin: '', type: 'cookie' }))
    const form = { email, password, origin: '', type: 'cookie' }
    const second = cookieOf(await login(form, { cookie: first }))
    expect(second).not.toBe(first)
    expect(await whoIs(first)).toBeUndefined()
    expect(await whoIs(second)).toBeDefined()
  })

  test('is slowed down after five wrong passwords, even for the right one', async () => {
    const { email } = await person()
    const attempt = (word: string) => login({ email, password: word, origin: '', type: 'cookie' })
    const guesses = await Promise.all(Array.from({ length: 8 }, () => attempt('sbagliata!')))
    const statuses = guesses.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    const right = await attempt(password)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await right.text()).toContain('Troppi tentativi')
  })
})

describe('the one-time link', () => {
  test('signs in at once, and only once', async () => {
    const { email, id } = await person()
    const link = lake.lake.accounts.signInLink(email)
    const first = await fetch(link, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(await whoIs(cookieOf(first))).toBe(id)
    const second = await fetch(link, { redirect: 'manual' })
    expect(second.status).toBe(410)
    expect(await second.text()).toContain('non vale più')
  })

  test('is not spent by a look at its headers, nor by fetching ahead', async () => {
    const { email } = await person()
    const link = lake.lake.accounts.signInLink(email)
    const head = await fetch(link, { method: 'HEAD', redirect: 'manual' })
    expect(head.headers.get('set-cookie')).toBeNull()
    await fetch(link, { headers: { 'sec-purpose': 'prefetch' }, redirect: 'manual' })
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  })

  test('with a made-up code opens nothing', async () => {
    const response = await fetch(`${lake.apiHost}/sign-in/${'a'.repeat(43)}`)
    expect(response.status).toBe(410)
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})

describe('the account page', () => {
  test('leads strangers to the sign-in page', async () => {
    const response = await fetch(`${lake.apiHost}/account`, { redirect: 'manual' })
    expect(response.headers.get('location')).toBe('/login')
  })

  test('sets a first password, which then signs in', async () => {
    const { cookie, email } = await lake.signIn('editor')
    const page = await fetch(`${lake.apiHost}/account`, { headers: { cookie } })
    expect(await page.text()).toContain('Scegli una password')
    const weak = await post('/account', { new: 'corta' }, { cookie })
    expect(weak.status).toBe(400)
    const saved = await post('/account', { new: password }, { cookie })
    expect(saved.status).toBe(200)
    expect(await saved.text()).toContain('Password salvata')
    expect(await whoIs(cookie)).toBeUndefined()
    expect(await whoIs(cookieOf(saved))).toBeDefined()
    const response = await login({ email, password, origin: '', type: 'cookie' })
    expect(response.status).toBe(303)
  })

  test('changes a password only for who knows it', async () => {
    const { email } = await person()
    const cookie = cookieOf(await login({ email, password, origin: '', type: 'cookie' }))
    const wrong = await post('/account', { current: 'sbagliata!', new: 'altra frase' }, { cookie })
    expect(wrong.status).toBe(401)
    const foreign = { cookie, origin: 'https://evil.example' }
    const other = await post('/account', { current: password, new: 'altra frase' }, foreign)
    expect(other.status).toBe(403)
    const right = await post('/account', { current: password, new: 'altra frase' }, { cookie })
    expect(right.status).toBe(200)
  })

  test('signs out', async () => {
    const { cookie } = await lake.signIn('editor')
    const response = await post('/account/sign-out', {}, { cookie })
    expect(response.headers.get('location')).toBe('/login')
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await whoIs(cookie)).toBeUndefined()
  })
})

test('under https the cookie is Secure and bound to its host', async () => {
  const secure = await startTestLake({ apiHost: 'https://cms.example' })
  const { email } = secure.lake.accounts.add({
    email: 'a@example.org',
    name: 'Ada',
    role: 'editor',
  })
  const { pathname } = new URL(secure.lake.accounts.signInLink(email))
  const response = await fetch(secure.apiHost + pathname, { redirect: 'manual' })
  await secure.close()
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-lake-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
})
