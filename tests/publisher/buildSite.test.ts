import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { BuildProgress } from '../../server/publisher/buildProgress.ts'
import { buildSite } from '../../server/publisher/buildSite.ts'
import { temporaryFolder } from './siteFolder.ts'
import { startTinyLake } from './tinyLake.ts'
import { createTinySite, tinySiteEnvironment } from './tinySite.ts'

// Real builds, on machines that may have other things to do.
vi.setConfig({ testTimeout: 240_000 })

async function prepare() {
  const lake = await startTinyLake()
  const root = await createTinySite()
  const folder = await temporaryFolder()
  const request = {
    root,
    outDir: join(folder, 'out'),
    site: tinySiteEnvironment(lake.apiHost),
    imageCache: join(folder, 'images'),
  }
  return { lake, root, folder, request }
}

const article = (id: string, title: string) => ({ _id: id, _type: 'article', title })

test('a build fills the folder, counts its pages and passes warnings on', async () => {
  const { lake, request } = await prepare()
  lake.put(article('a', 'Primo'), article('b', 'STRANO'))
  const seen: BuildProgress[] = []
  const outcome = await buildSite({ ...request, onProgress: (progress) => seen.push(progress) })
  expect(outcome).toMatchObject({ outcome: 'built', pages: 3, folder: request.outDir })
  expect(outcome).toMatchObject({ warnings: [{ documentId: 'b', severity: 'warning' }] })
  expect(await readFile(join(request.outDir, 'articoli/a/index.html'), 'utf8')).toContain('Primo')
  const phases = [...new Set(seen.map(({ phase }) => phase))]
  expect(phases).toEqual(['preparing', 'bundling', 'content', 'pages', 'images', 'finishing'])
  expect(seen).toContainEqual({ phase: 'pages', done: 3, total: 3 })
})

test('a document that does not fit refuses the build, with field and Studio link', async () => {
  const { lake, request, folder } = await prepare()
  lake.put(article('a', 'CATTIVO'))
  const outcome = await buildSite(request)
  expect(outcome).toMatchObject({
    outcome: 'refused',
    problems: [
      {
        documentId: 'a',
        title: 'CATTIVO',
        path: 'hero.alt',
        studioUrl: 'http://localhost:3333/intent/edit/id=a;type=article',
      },
    ],
  })
  expect(await readdir(folder)).not.toContain('out')
})

test('a broken build fails with its message and output, and leaves no folder', async () => {
  const { lake, request, folder } = await prepare()
  lake.put(article('a', 'ROTTO'))
  const outcome = await buildSite(request)
  expect(outcome).toMatchObject({ outcome: 'failed' })
  if (outcome.outcome !== 'failed') return
  expect(outcome.message).toContain('un guasto della pagina')
  expect(outcome.log).toContain('un guasto della pagina')
  expect(await readdir(folder)).not.toContain('out')
})

test('a build without a single page is a failed one, not an empty site', async () => {
  const { root, request, folder } = await prepare()
  await rm(join(root, 'site/pages'), { recursive: true })
  const outcome = await buildSite(request)
  expect(outcome).toMatchObject({ outcome: 'failed', message: 'The build made no page.' })
  expect(await readdir(folder)).not.toContain('out')
})

test('builds of one project wait for each other, and a killed one blocks nobody', async () => {
  const { lake, request, folder } = await prepare()
  const gate = join(folder, 'gate')
  lake.put(article('a', `FERMO ${gate}`))
  const first = buildSite(request)
  await vi.waitUntil(() => existsSync(`${gate}.reached`), { timeout: 60_000 })

  const phases: string[] = []
  const second = buildSite({
    ...request,
    outDir: join(folder, 'second'),
    onProgress: ({ phase }) => phases.push(phase),
  })
  await vi.waitUntil(() => phases.includes('waiting'), { timeout: 60_000 })
  lake.put(article('a', 'Libero'))
  process.kill(Number(await readFile(`${gate}.reached`, 'utf8')), 'SIGKILL')
  expect(await first).toMatchObject({ outcome: 'failed', message: /SIGKILL/ })
  expect(await second).toMatchObject({ outcome: 'built' })
})

test('an aborted build ends its process and leaves no folder', async () => {
  const { lake, request, folder } = await prepare()
  const gate = join(folder, 'gate')
  lake.put(article('a', `FERMO ${gate}`))
  const controller = new AbortController()
  const build = buildSite({ ...request, signal: controller.signal })
  const ended = expect(build).rejects.toThrow('stop')
  await vi.waitUntil(() => existsSync(`${gate}.reached`), { timeout: 60_000 })
  const pid = Number(await readFile(`${gate}.reached`, 'utf8'))
  controller.abort(new Error('stop'))
  await ended
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(existsSync(request.outDir)).toBe(false)
})
