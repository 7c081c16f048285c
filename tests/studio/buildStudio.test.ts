import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildStudio } from '../../studio/buildStudio.ts'
import { outsideAddress } from '../../studio/offline/outsideHosts.ts'
import { runStudioBuild, StudioBuildError } from '../../studio/runStudioBuild.ts'
import type { StudioTarget } from '../../studio/target.ts'

vi.setConfig({ testTimeout: 240_000 })

const hosted: StudioTarget = { kind: 'hosted', projectId: 'abc123', dataset: 'staging' }
const onProgress = (): void => undefined

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-studio-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('builds a Studio for its target, once, with nothing from another host', async () => {
  const lines: string[] = []
  const options = {
    cacheFolder: folder,
    target: hosted,
    onProgress: (line: string) => lines.push(line),
  }
  const built = await buildStudio(options)
  expect(lines.at(0)).toMatch(/^Building the Studio/)
  expect(lines.at(-1)).toMatch(/^The Studio is built/)

  const page = await readFile(join(built, 'index.html'), 'utf8')
  expect(page).toContain('<title>Edicola</title>')
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  const names = await readdir(join(built, 'static'))
  for (const name of names.filter((it) => it.endsWith('.css'))) {
    expect(outsideAddress(await readFile(join(built, 'static', name), 'utf8'))).toBeUndefined()
  }
  const scripts = await Promise.all(
    names
      .filter((it) => it.endsWith('.js'))
      .map((it) => readFile(join(built, 'static', it), 'utf8')),
  )
  expect(scripts.some((script) => script.includes('abc123'))).toBe(true)

  lines.length = 0
  expect(await buildStudio(options)).toBe(built)
  expect(lines).toEqual([])
  expect(await readdir(folder)).toHaveLength(1)
})

it('says what the build said when it fails, and leaves nothing behind', async () => {
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'sanity.cli.ts'), 'throw new Error("the ink has run out")')
  const output = join(folder, 'output')
  const run = runStudioBuild({ studioFolder: folder, output, target: hosted, onProgress })
  const error = await run.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(StudioBuildError)
  expect(String(error)).toContain('the ink has run out')
  expect(await readdir(folder)).not.toContain('output')
})

it('stops when it is told to', async () => {
  const build = buildStudio({
    cacheFolder: folder,
    target: hosted,
    onProgress,
    signal: AbortSignal.timeout(300),
  })
  await expect(build).rejects.toThrow(StudioBuildError)
  expect(await readdir(folder)).toEqual([])
})
