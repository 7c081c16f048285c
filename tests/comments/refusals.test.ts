import { once } from 'node:events'
import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cmsUrl, good, openBench, siteUrl, type Bench } from './intakeFixture.ts'
import { portOf } from '../listenLocally.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(async () => {
  await bench.end()
})

async function pageOf(response: Response): Promise<Document> {
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  return new JSDOM(await response.text()).window.document
}

/** The values that the form on a page would send, without what is fresh in it. */
function valuesOf(page: Document): Record<string, string> {
  const form = page.querySelector('form')
  if (form === null) throw new Error('The page has no form')
  const controls = form.querySelectorAll<HTMLInputElement>('input, textarea')
  const values = Array.from(controls).map(({ name, value, type, checked }) => [
    name,
    type === 'checkbox' && !checked ? '' : value,
  ])
  return { ...Object.fromEntries(values), key: '', token: '', proof: '' }
}

const typed = {
  ...good,
  parent: 'comment.primo',
  name: 'Ada "Conti" <ada>',
  email: 'ada(at)esempio.it',
  url: 'javascript:alert(1)',
  body: '\n<script>alert(1)</script> & "tè"\r\n  fine',
}

describe('fields that have to be mended', () => {
  it('are named beside themselves, and everything typed is kept', async () => {
    const response = await bench.post(typed)
    expect(response.status).toBe(422)
    const page = await pageOf(response)
    expect(page.documentElement.lang).toBe('it')
    expect(page.title).toMatch(/^Errore: /)
    expect(valuesOf(page)).toEqual({ ...typed, body: typed.body.replace('\r\n', '\n') })
    const email = page.querySelector('input[name=email]')
    expect(email?.getAttribute('aria-invalid')).toBe('true')
    expect(email?.hasAttribute('autofocus')).toBe(true)
    const note = page.getElementById(email?.getAttribute('aria-describedby') ?? '')
    expect(note?.textContent).toBe('Scrivi un indirizzo email completo, come nome@esempio.it.')
    expect(page.querySelector('input[name=name]')?.hasAttribute('aria-invalid')).toBe(false)
    const listed = Array.from(page.querySelectorAll<HTMLAnchorElement>('[role=alert] a'))
    expect(listed.map(({ hash }) => hash)).toEqual(['#email', '#url'])
    expect(page.querySelector('script')).toBeNull()
    expect(page.querySelector('.standfirst')?.textContent).toContain('è ancora qui')
    expect(bench.delivered()).toEqual([])
  })

  it('are named in English on an English page', async () => {
    const page = await pageOf(await bench.post({ language: 'en', body: '' }))
    expect(page.documentElement.lang).toBe('en')
    expect(page.querySelector('#body-wrong')?.textContent).toBe('Write your comment.')
    expect(page.querySelector('label[for=name]')?.textContent).toBe('Name *')
  })

  it('are given back cleaned of what cannot be seen', async () => {
    const page = await pageOf(await bench.post({ body: 'tes\u202eto\u200b', name: 'A\u0000da' }))
    expect(valuesOf(page)).toMatchObject({ body: 'testo', name: 'A da' })
    const again = await bench.post(valuesOf(page))
    expect(again.status).toBe(303)
  })

  it('are cleaned in JSON too, where the page’s script puts them back', async () => {
    const response = await bench.post(
      { body: 'Con un\u200b segno\r\ninvisibile', name: 'A\u202eda' },
      { headers: { accept: 'application/json' } },
    )
    expect(await response.json()).toMatchObject({
      error: { cleaned: { body: 'Con un segno\ninvisibile', name: 'Ada' } },
    })
  })

  it('are named in JSON too', async () => {
    const json = { headers: { 'content-type': 'application/json' } }
    const response = await bench.post(JSON.stringify({ ...good, name: '', language: 'en' }), json)
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({
      error: {
        kind: 'fields',
        message: expect.stringContaining('Almost there'),
        fields: { name: 'Write your name.' },
        cleaned: {},
      },
    })
  })
})

describe('the right way in', () => {
  it('is POST alone', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const response = await bench.post({}, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('POST, OPTIONS')
    }
    expect((await bench.get('/comments/altro')).status).toBe(404)
  })

  it.each(['text/plain', 'multipart/form-data; boundary=x', undefined])(
    'is a form or JSON, not %s',
    async (type) => {
      const response = await bench.post({}, { headers: { 'content-type': type } })
      expect(response.status).toBe(415)
    },
  )

  it('is not from another site, whose words are not shown', async () => {
    for (const origin of ['https://evil.test', 'http://localhost:4322', `${siteUrl}.evil.test`]) {
      const response = await bench.post({ body: 'parole altrui' }, { headers: { origin } })
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      const page = await pageOf(response)
      expect(page.body.textContent).not.toContain('parole altrui')
      expect(page.querySelector('h1')?.textContent).toBe('Il modulo si trova su un altro sito')
    }
    expect(bench.delivered()).toEqual([])
  })

  it.each([undefined, 'null'])('is not with the origin %s, but can be again', async (origin) => {
    const response = await bench.post(good, { headers: { origin } })
    expect(response.status).toBe(403)
    const values = valuesOf(await pageOf(response))
    expect(values).toEqual(good)
    const again = await bench.post(values, { headers: { origin: cmsUrl } })
    expect(again.status).toBe(303)
    expect(bench.delivered()).toHaveLength(1)
  })

  it('is no more than 48 KB, into which 5,000 characters go whatever they are', async () => {
    expect((await bench.post({ body: '文'.repeat(5000) }, { from: '198.51.100.8' })).status).toBe(
      303,
    )
    const room = 48 * 1024 - new URLSearchParams(good).toString().length - '&filler='.length
    const filled = `${new URLSearchParams(good).toString()}&filler=${'x'.repeat(room)}`
    expect((await bench.post(`${filled}x`)).status).toBe(413)
    expect((await bench.post(filled)).status).toBe(303)
    const angle = await bench.post({ body: '>'.repeat(65_000) })
    expect(angle.status).toBe(413)
    expect((await pageOf(angle)).querySelector('h1')?.textContent).toBe(
      'Il commento è troppo grande',
    )
  })

  it.each([
    ['repeated', `${new URLSearchParams(good).toString()}&body=altro`, good.body],
    ['many', `${new URLSearchParams(good).toString()}${'&x'.repeat(12)}`, good.body],
  ])('has no %s fields', async (_, body, kept) => {
    const fields = body.replaceAll(/&x/g, (text, at) => `${text}${at}`)
    const response = await bench.post(fields)
    expect(response.status).toBe(400)
    expect(valuesOf(await pageOf(response))['body']).toBe(kept)
    expect(bench.delivered()).toEqual([])
  })

  it('is well encoded', async () => {
    expect((await bench.post('name=%C3%28&body=x')).status).toBe(400)
    const json = { headers: { 'content-type': 'application/json' } }
    const response = await bench.post('{"name":', json)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { kind: 'malformed' } })
  })

  it('lets the site ask for JSON, and nobody else', async () => {
    const ask = (origin: string) => bench.post({}, { method: 'OPTIONS', headers: { origin } })
    const allowed = await ask(siteUrl)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(siteUrl)
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type')
    const refused = await ask('https://evil.test')
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    expect(refused.headers.get('access-control-allow-methods')).toBeNull()
  })
})

describe('where a comment may stand', () => {
  it.each(['boh', 'futuro', 'comment.primo', 'drafts.caffe', '*[true]', ''])(
    'is not under the unknown article "%s"',
    async (article) => {
      const response = await bench.post({ article, body: 'da conservare' })
      expect(response.status).toBe(404)
      const page = await pageOf(response)
      expect(page.querySelector('textarea')?.value).toBe('da conservare')
      expect(page.querySelector('form')).toBeNull()
    },
  )

  it.each(['chiuso', 'vecchio'])('is not under the closed article %s', async (article) => {
    const response = await bench.post({ article, body: 'da conservare' })
    expect(response.status).toBe(403)
    const page = await pageOf(response)
    expect(page.querySelector('h1')?.textContent).toBe('I commenti a questo articolo sono chiusi')
    expect(page.querySelector('textarea')?.value).toBe('da conservare')
    const links = Array.from(page.querySelectorAll('a'), ({ href }) => href)
    expect(links).toContain(`${siteUrl}/articoli/${article}/`)
  })

  it.each(['comment.attesa', 'altrove', 'mai', 'drafts.x'])(
    'is not below the comment %s, but can be above',
    async (parent) => {
      const response = await bench.post({ parent })
      expect(response.status).toBe(422)
      const values = valuesOf(await pageOf(response))
      expect(values).toEqual(good)
      expect((await bench.post(values)).status).toBe(303)
    },
  )
})

describe('the quota', () => {
  it('is one in 15 seconds; the page keeps what was typed and says when', async () => {
    expect((await bench.post()).status).toBe(303)
    bench.now += 3000
    const response = await bench.post({ body: 'Ancora una cosa' })
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('12')
    const page = await pageOf(response)
    expect(page.querySelector('.standfirst')?.textContent).toContain('tra 12 secondi')
    expect(valuesOf(page)).toMatchObject({ body: 'Ancora una cosa', email: good.email })
    bench.now += 12_000
    const proof = page.querySelector<HTMLInputElement>('[name=proof]')?.value ?? ''
    expect((await bench.post({ ...valuesOf(page), proof })).status).toBe(303)
    expect(bench.delivered()).toHaveLength(2)
  })

  it('is five in 10 minutes, and holds across midnight and a restart', async () => {
    bench.now = Date.parse('2026-06-01T23:57:00Z')
    for (let index = 0; index < 5; index += 1) {
      expect((await bench.post({ body: `Numero ${index}` })).status).toBe(303)
      bench.now += 60_000
    }
    await bench.reopen()
    const response = await bench.post({ body: 'Numero 6', language: 'en' })
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('300')
    expect((await pageOf(response)).body.textContent).toContain('Try again in 5 minutes')
    bench.now += 300_000
    expect((await bench.post({ body: 'Numero 6' })).status).toBe(303)
  })

  it('is counted for each visitor, and not for comments that were refused', async () => {
    const from = '2001:db8:1:2::1'
    expect((await bench.post({ name: '' }, { from })).status).toBe(422)
    expect((await bench.post({}, { from })).status).toBe(303)
    expect((await bench.post({ body: 'b' }, { from: '2001:db8:1:2:ffff::9' })).status).toBe(429)
    expect((await bench.post({ body: 'b' }, { from: '2001:db8:1:3::1' })).status).toBe(303)
  })

  it('is not deceived by forwarded headers', async () => {
    const forwarded = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    expect((await bench.post({ body: 'a' }, forwarded('198.51.100.1'))).status).toBe(303)
    expect((await bench.post({ body: 'b' }, forwarded('198.51.100.2'))).status).toBe(429)
  })
})

describe('over a real connection', () => {
  it('a body that never ends is not kept in memory, and its sender hears the answer', async () => {
    const fetch = (request: Request) => bench.intake.handle(request, { remoteAddress: '127.0.0.1' })
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const socket = connect(portOf(server), '127.0.0.1')
    const heard = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk) => {
        text += String(chunk)
        if (text.includes('\r\n\r\n')) resolve(text)
      })
      socket.on('error', () => resolve(text))
      socket.on('close', () => resolve(text))
    })
    socket.write(
      `POST /comments HTTP/1.1\r\nHost: x\r\nOrigin: ${siteUrl}\r\n` +
        'Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n',
    )
    const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`
    const feed = () => {
      while (socket.writable) if (!socket.write(chunk)) break
    }
    socket.on('drain', feed)
    feed()
    expect(await heard).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    server.close()
    await once(server, 'close')
  })
})
