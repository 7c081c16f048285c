import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCmsHandler } from '../../server/cmsHandler.ts'
import { isLakePath } from '../../server/lake/handler.ts'
import { createStudioHandler } from '../../server/studioHandler.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'edicola-studio-'))
  mkdirSync(join(folder, 'static'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Studio</title>')
  writeFileSync(join(folder, 'static', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(folder, '..', 'edicola-secret.txt'), 'secret')
})
afterAll(() => {
  rmSync(join(folder, '..', 'edicola-secret.txt'))
  rmSync(folder, { recursive: true, force: true })
})

const get = (handler: { handle(request: Request): Promise<Response> }, path: string) =>
  handler.handle(new Request(`http://localhost:3333${path}`))

test('says that the Studio is being prepared until it is built', async () => {
  const studio = createStudioHandler('embedded')
  const waiting = await get(studio, '/')
  expect(waiting.status).toBe(503)
  expect(await waiting.text()).toContain('Lo Studio si prepara')
  studio.ready(folder)
  expect(await (await get(studio, '/')).text()).toContain('<title>Studio</title>')
})

test('deep links answer with the application, missing files do not', async () => {
  const studio = createStudioHandler('embedded')
  studio.ready(folder)
  const link = await get(studio, '/intent/edit/id=abc;type=article')
  expect(link.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(await link.text()).toContain('<title>Studio</title>')
  const script = await get(studio, '/static/app-1a2b.js')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toContain('javascript')
  expect((await get(studio, '/static/gone.js')).status).toBe(404)
})

test.each(['/../edicola-secret.txt', '/%2e%2e/edicola-secret.txt', '/..%2fedicola-secret.txt'])(
  '%s does not leave the folder',
  async (path) => {
    const studio = createStudioHandler('embedded')
    studio.ready(folder)
    expect(await (await get(studio, path)).text()).not.toContain('secret')
  },
)

test('each path of the CMS origin goes to its room', async () => {
  const room = (name: string) => async (): Promise<Response> => new Response(name)
  const studio = { handle: room('studio'), ready: () => {} }
  const cms = createCmsHandler({
    comments: room('comments'),
    lake: { handle: room('lake'), owns: isLakePath },
    studio,
  })
  const ask = async (path: string): Promise<string> =>
    (await cms(new Request(`http://localhost:3333${path}`), { remoteAddress: '' })).text()
  expect(await ask('/')).toBe('studio')
  expect(await ask('/vision')).toBe('studio')
  expect(await ask('/v2025-02-19/data/query/production')).toBe('lake')
  expect(await ask('/vX/ping')).toBe('lake')
  expect(await ask('/login?origin=x')).toBe('lake')
  expect(await ask('/images/edicola/production/a-1x1.png')).toBe('lake')
  expect(await ask('/comments')).toBe('comments')
  expect(await ask('/comments/reply?article=a')).toBe('comments')
  expect(await ask('/commentsX')).toBe('studio')
})
