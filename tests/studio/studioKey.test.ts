import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { studioKey } from '../../studio/studioKey.ts'
import type { StudioTarget } from '../../studio/target.ts'

const embedded: StudioTarget = { kind: 'embedded', projectId: 'edicola', dataset: 'production' }

let root: string
let before: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'studio-key-'))
  await mkdir(join(root, 'studio', 'locale'), { recursive: true })
  await mkdir(join(root, 'schemas'))
  await writeFile(join(root, 'studio', 'sanity.config.ts'), 'export default {}')
  await writeFile(join(root, 'studio', 'locale', 'it.json'), '{}')
  await writeFile(join(root, 'schemas', 'article.ts'), 'export const article = {}')
  await writeFile(join(root, 'package.json'), '{}')
  await writeFile(join(root, 'package-lock.json'), '{}')
  before = await studioKey(root, embedded)
})

afterEach(() => rm(root, { recursive: true }))

it('is the same for the same sources and target', async () => {
  expect(await studioKey(root, { ...embedded })).toBe(before)
  expect(before).toMatch(/^[0-9a-f]{16}$/)
})

it.each(['schemas/article.ts', 'studio/locale/it.json', 'package-lock.json'])(
  'changes when %s changes',
  async (path) => {
    await appendFile(join(root, path), ' ')
    expect(await studioKey(root, embedded)).not.toBe(before)
  },
)

it('changes when a source appears, and when it moves', async () => {
  await writeFile(join(root, 'schemas', 'event.ts'), '')
  const added = await studioKey(root, embedded)
  expect(added).not.toBe(before)
  await rm(join(root, 'schemas', 'event.ts'))
  await writeFile(join(root, 'studio', 'event.ts'), '')
  expect(await studioKey(root, embedded)).not.toBe(added)
})

it('changes with the target', async () => {
  const hosted: StudioTarget = { ...embedded, kind: 'hosted' }
  expect(await studioKey(root, hosted)).not.toBe(before)
  expect(await studioKey(root, { ...embedded, dataset: 'staging' })).not.toBe(before)
})

it('is not changed by what tools leave behind', async () => {
  await mkdir(join(root, 'studio', '.sanity', 'runtime'), { recursive: true })
  await writeFile(join(root, 'studio', '.sanity', 'runtime', 'app.js'), '')
  await writeFile(join(root, 'schemas', 'content.types.ts'), '')
  expect(await studioKey(root, embedded)).toBe(before)
})
