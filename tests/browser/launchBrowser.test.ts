import { createServer } from 'node:http'
import type { Browser } from 'playwright-core'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest'
import { forbidOtherHosts, leavesThisMachine } from './forbidOtherHosts.ts'
import { findChromium, launchBrowser, launchBrowserForTest } from './launchBrowser.ts'
import { found } from '../found.ts'

const named = process.env['EDICOLA_CHROMIUM']
afterEach(() => {
  if (named === undefined) delete process.env['EDICOLA_CHROMIUM']
  else process.env['EDICOLA_CHROMIUM'] = named
})

async function startServer(
  answer: (path: string) => { body?: string; location?: string; type?: string },
) {
  const server = createServer((request, response) => {
    const { body = '', location, type = 'text/html' } = answer(request.url ?? '/')
    if (location !== undefined) response.writeHead(302, { location })
    else response.writeHead(200, { 'content-type': `${type}; charset=utf-8` })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://localhost:${address.port}`
}

test('a name of no file in EDICOLA_CHROMIUM is an error that says what to write', async () => {
  process.env['EDICOLA_CHROMIUM'] = '/nowhere/chromium'
  await expect(findChromium()).rejects.toThrow('EDICOLA_CHROMIUM is /nowhere/chromium')
})

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the Chromium of the npm package renders a page with nothing installed',
  async () => {
    process.env['EDICOLA_CHROMIUM'] = 'package'
    const { executable } = await findChromium()
    expect(executable).toContain('node_modules/.cache/edicola')
    const browser = await launchBrowserForTest()
    const page = await browser.newPage()
    await page.goto(await startServer(() => ({ body: '<h1>Perché no</h1>' })))
    expect(await page.locator('h1').textContent()).toBe('Perché no')
    const { width } = found(await page.locator('h1').boundingBox())
    expect(width).toBeGreaterThan(0)
    expect((await page.screenshot()).length).toBeGreaterThan(1000)
  },
)

describe('requests to other hosts', () => {
  let browser: Browser
  let open: Awaited<ReturnType<typeof openPage>>
  async function openPage() {
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    const forbidden = forbidOtherHosts(context)
    return { page: await context.newPage(), forbidden }
  }
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    open = await openPage()
  })

  test.each([
    ['an image', '<img src="https://example.org/x.png">', 'https://example.org/x.png'],
    ['a script', '<script src="//cdn.example.org/x.js"></script>', 'http://cdn.example.org/x.js'],
    ['a frame', '<iframe src="https://example.org/"></iframe>', 'https://example.org/'],
    [
      'fetch',
      '<script>fetch("https://example.org/api").catch(() => 0)</script>',
      'https://example.org/api',
    ],
    [
      'a beacon',
      '<script>navigator.sendBeacon("https://example.org/b", "x")</script>',
      'https://example.org/b',
    ],
    [
      'a WebSocket',
      '<script>new WebSocket("wss://example.org/ws")</script>',
      'wss://example.org/ws',
    ],
    [
      'a worker',
      `<script>new Worker(URL.createObjectURL(new Blob(['fetch("https://example.org/w").catch(() => 0)'])))</script>`,
      'https://example.org/w',
    ],
    ['a redirect', '<img src="/away">', 'https://example.org/away'],
  ])('%s is noted and does not leave', async (_name, body, address) => {
    const origin = await startServer((path) =>
      path === '/away' ? { location: 'https://example.org/away' } : { body },
    )
    await open.page.goto(origin)
    await expect.poll(() => open.forbidden.addresses).toContain(address)
  })

  test.each(['http://example.org/', 'http://192.0.2.1/', 'http://[2001:db8::1]/'])(
    '%s cannot be found',
    async (address) => {
      await expect(open.page.goto(address)).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
      expect(open.forbidden.addresses).toEqual([address])
    },
  )

  test('a service worker is noted too', async () => {
    const origin = await startServer((path) =>
      path === '/sw.js'
        ? { body: 'fetch("https://example.org/sw").catch(() => 0)', type: 'text/javascript' }
        : { body: '<script>navigator.serviceWorker.register("/sw.js")</script>' },
    )
    await open.page.goto(origin)
    await expect.poll(() => open.forbidden.addresses).toContain('https://example.org/sw')
  })

  test('a page that stays at home leaves no trace', async () => {
    const body = '<script>new WebSocket("ws://" + location.host + "/ws")</script><img src="data:,">'
    await open.page.goto(await startServer(() => ({ body })), { waitUntil: 'networkidle' })
    expect(open.forbidden.addresses).toEqual([])
  })
})

test.each([
  ['http://localhost:3333/x', false],
  ['ws://127.0.0.1:3333/socket', false],
  ['http://[::1]:4321/', false],
  ['data:text/plain,x', false],
  ['blob:http://localhost/1', false],
  ['https://localhost.example.org/', true],
  ['https://example.org/localhost', true],
])('%s leaves this machine: %s', (address, leaves) => {
  expect(leavesThisMachine(address)).toBe(leaves)
})
