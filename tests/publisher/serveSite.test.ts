import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { noteBuild } from '../../server/publisher/releases/buildStatus.ts'
import { serveSite } from '../../server/publisher/serveSite.ts'
import { commitFiles, temporaryFolder } from './siteFolder.ts'

const LONG = '<p>Una frase che si ripete molte volte.</p>'.repeat(200)

const files = {
  'index.html': '<h1>Prima</h1>',
  '404.html': '<h1>Non trovata</h1>',
  'en/404.html': '<h1>Not found</h1>',
  'articoli/perché-no/index.html': LONG,
  'eventi/festa.ics': 'BEGIN:VCALENDAR',
  'rss.xml': '<rss/>',
  '_astro/page.a1b2c3.css': 'body{}',
  'video.mp4': '0123456789',
  'redirects.json': JSON.stringify([
    { from: '/vecchio/', to: '/articoli/perché-no/', status: 301 },
    { from: '/?p=12', to: '/articoli/perché-no/', status: 301 },
    { from: '/fuori', to: 'https://example.org/x?y=1', status: 302 },
    { from: '/giro/', to: '/giro', status: 301 },
  ]),
}

let folder: string
let get: (path: string, init?: RequestInit) => Promise<Response>

beforeEach(async () => {
  folder = await temporaryFolder()
  const site = serveSite({ folder })
  get = (path, init) => site.handle(new Request(`http://localhost:4321${path}`, init))
})

const withSite = () => commitFiles(folder, files)

describe('before the first release', () => {
  test('readers are asked to wait, and told when to come back', async () => {
    const response = await get('/articoli/uno/')
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('3')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('La pagina si aggiorna da sola')
  })

  test('readers are not told that a build runs when it was refused', async () => {
    const because = { startedAt: '', reason: 'first', because: [], milliseconds: 1 } as const
    await noteBuild(folder, { ...because, outcome: 'refused', problems: [] })
    const response = await get('/')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('la redazione ne ha l’avviso')
  })
})

describe('addresses', () => {
  beforeEach(withSite)

  test('a folder answers with its index', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe('<h1>Prima</h1>')
  })

  test('a folder without its slash leads to the one with it, and keeps the query', async () => {
    const response = await get('/articoli/perch%C3%A9-no?a=1')
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe('/articoli/perch%C3%A9-no/?a=1')
  })

  test('an address beginning with two slashes never leads to another host', async () => {
    await commitFiles(folder, { 'evil.example/index.html': 'x' })
    const response = await get('//evil.example')
    expect(response.headers.get('location')).toBe('/evil.example/')
  })

  test('a missing page is the 404 page of its language', async () => {
    const italian = await get('/manca/')
    expect(italian.status).toBe(404)
    expect(await italian.text()).toBe('<h1>Non trovata</h1>')
    const english = await get('/en/missing/')
    expect(english.status).toBe(404)
    expect(await english.text()).toBe('<h1>Not found</h1>')
  })

  test.each(['/eventi/festa.ics/', '/index.html/', '/redirects.json', '/articoli/'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  test.each([
    ['/eventi/festa.ics', 'text/calendar; charset=utf-8'],
    ['/rss.xml', 'application/xml; charset=utf-8'],
    ['/_astro/page.a1b2c3.css', 'text/css; charset=utf-8'],
    ['/video.mp4', 'video/mp4'],
  ])('%s is %s', async (path, type) => {
    expect((await get(path)).headers.get('content-type')).toBe(type)
  })

  test.each(['/%2e%2e/status.json', '/..%2fstatus.json', '/a/..%5c..%5cstatus.json', '/%E0%A4%A'])(
    '%s gets nothing from outside the site',
    async (path) => {
      await writeFile(join(folder, 'status.json'), 'secret')
      const response = await get(path)
      expect([400, 404]).toContain(response.status)
      expect(await response.text()).not.toContain('secret')
    },
  )

  test('hidden files stay hidden, .well-known does not', async () => {
    await commitFiles(folder, { '.env': 'secret', '.well-known/security.txt': 'Contact:' })
    expect((await get('/.env')).status).toBe(400)
    expect((await get('/.well-known/security.txt')).status).toBe(200)
  })

  test('only GET and HEAD are answered', async () => {
    const response = await get('/', { method: 'POST', body: 'x' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
  })
})

describe('redirects', () => {
  beforeEach(withSite)

  test.each([
    ['/vecchio/', 301, '/articoli/perch%C3%A9-no/'],
    ['/vecchio', 301, '/articoli/perch%C3%A9-no/'],
    ['/?p=12', 301, '/articoli/perch%C3%A9-no/'],
    ['/fuori', 302, 'https://example.org/x?y=1'],
  ])('%s answers %i to %s', async (path, status, location) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('location')).toBe(location)
  })

  test('an address that redirects to itself is missing, not endless', async () => {
    expect((await get('/giro/')).status).toBe(404)
  })

  test('a page wins over a redirect from its address', async () => {
    const list = [{ from: '/qui/', to: '/', status: 301 }]
    await commitFiles(folder, { 'qui/index.html': 'x', 'redirects.json': JSON.stringify(list) })
    expect((await get('/qui/')).status).toBe(200)
  })

  test('a redirect wins over the page that stands in for it elsewhere', async () => {
    const list = [{ from: '/qui/', to: '/altrove/', status: 301, fallback: 'qui/index.html' }]
    await commitFiles(folder, { 'qui/index.html': 'x', 'redirects.json': JSON.stringify(list) })
    expect((await get('/qui/')).headers.get('location')).toBe('/altrove/')
  })

  test('an unreadable list of redirects does not stop the pages', async () => {
    await commitFiles(folder, { 'index.html': 'x', 'redirects.json': '{' })
    expect((await get('/')).status).toBe(200)
  })
})

describe('caching', () => {
  beforeEach(withSite)

  test('a page known by its ETag is not sent again', async () => {
    const first = await get('/')
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const etag = first.headers.get('etag') ?? ''
    const second = await get('/', { headers: { 'if-none-match': etag } })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
  })

  test('a page that a new release did not change keeps its ETag, a changed one does not', async () => {
    const before = [await get('/'), await get('/rss.xml')].map((r) => r.headers.get('etag'))
    await commitFiles(folder, { ...files, 'rss.xml': '<rss></rss>' })
    const after = [await get('/'), await get('/rss.xml')].map((r) => r.headers.get('etag'))
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
  })

  test('hashed assets may be kept for ever', async () => {
    const response = await get('/_astro/page.a1b2c3.css')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })
})

describe('bodies', () => {
  beforeEach(withSite)
  const page = '/articoli/perch%C3%A9-no/'

  test('text is compressed as the browser asks', async () => {
    const brotli = await get(page, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotli.headers.get('vary')).toBe('Accept-Encoding')
    const bytes = Buffer.from(await brotli.arrayBuffer())
    expect(brotli.headers.get('content-length')).toBe(String(bytes.length))
    expect(brotliDecompressSync(bytes).toString()).toBe(LONG)
    const gzip = await get(page, { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(LONG)
    expect(gzip.headers.get('etag')).not.toBe(brotli.headers.get('etag'))
    const plain = await get(page)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(LONG)
  })

  test('HEAD has the headers of GET and no body', async () => {
    const response = await get(page, { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe(String(LONG.length))
    expect(await response.text()).toBe('')
  })

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=20-', 416, '', 'bytes */10'],
    ['bytes=x', 200, '0123456789', null],
  ])('range %s answers %i', async (range, status, body, contentRange) => {
    const response = await get('/video.mp4', { headers: { range } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(await response.text()).toBe(body)
  })

  test('every answer forbids sniffing and keeps the Origin of the comment form', async () => {
    for (const path of ['/', '/manca/', '/vecchio/']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    }
  })

  test('an empty file is an empty answer', async () => {
    await commitFiles(folder, { 'vuoto.txt': '' })
    const response = await get('/vuoto.txt')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

test('over HTTP, a page arrives whole and compressed', async () => {
  await withSite()
  const site = serveSite({ folder })
  const server = serve({ fetch: (request) => site.handle(request), port: 0, hostname: '127.0.0.1' })
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())))
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const response = await fetch(`http://127.0.0.1:${address.port}/articoli/perché-no/`, {
    headers: { 'accept-encoding': 'br' },
  })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(await response.text()).toBe(LONG)
})
