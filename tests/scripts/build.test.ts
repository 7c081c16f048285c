import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SanityClient } from '@sanity/client'
import { expect, onTestFinished, test } from 'vitest'
import { connectContent } from '../../server/connect.ts'
import { readEnvironment } from '../../server/environment.ts'

const script = fileURLToPath(new URL('../../scripts/build.ts', import.meta.url))

async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), 'edicola-build-script-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const variables = { EDICOLA_DATA: join(folder, 'data') }
  const out = join(folder, 'out')
  const write = async (edit: (client: SanityClient) => Promise<unknown>): Promise<void> => {
    const content = await connectContent(readEnvironment(variables))
    try {
      await edit(content.client)
    } finally {
      await content.close()
    }
  }
  const build = (target = out) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = { ...process.env, ...variables, NODE_ENV: '', VITEST: '' }
      const child = execFile(
        process.execPath,
        [script, '--out', target],
        { env },
        (_error, stdout, stderr) =>
          resolve({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
      )
    })
  return { folder, out, write, build }
}

const author = {
  _id: 'autrice',
  _type: 'author',
  name: 'Ada Prova',
  slug: { _type: 'slug', current: 'ada-prova' },
}

test('builds into the folder; content with a problem exits with 1, says where, and keeps it', async () => {
  const { out, write, build } = await prepare()
  await write((client) => client.create(author))
  const good = await build()
  expect(good.output).toMatch(/\d+ pages in .*out\/, built in/)
  expect(good.code).toBe(0)
  const page = join(out, 'persone/ada-prova/index.html')
  expect(await readFile(page, 'utf8')).toContain('Ada Prova')
  const files = await readdir(out, { recursive: true })

  // The lake judges each document for itself: two at one address are seen by the build alone.
  await write((client) => client.create({ ...author, _id: 'sosia', name: 'Ada Sosia' }))
  const bad = await build()
  expect(bad.code).toBe(1)
  expect(bad.output).toContain('Ada Sosia')
  expect(bad.output).toContain('slug')
  expect(bad.output).toContain('http://localhost:3333/intent/edit/id=sosia;type=author')
  expect(await readdir(out, { recursive: true })).toEqual(files)
}, 240_000)

test('a folder that is not a built site is not replaced', async () => {
  const { folder, build } = await prepare()
  const foreign = join(folder, 'foreign')
  await mkdir(foreign)
  await writeFile(join(foreign, 'romanzo.txt'), 'capitolo primo')
  const { code, output } = await build(foreign)
  expect(code).toBe(1)
  expect(output).toContain('does not look like a built site')
  expect(existsSync(join(foreign, 'romanzo.txt'))).toBe(true)
})

test('a file is not replaced by a site', async () => {
  const { folder, build } = await prepare()
  const file = join(folder, 'copia.tar')
  await writeFile(file, 'ciò che è stato salvato')
  const { code, output } = await build(file)
  expect(code).toBe(1)
  expect(output).toContain('copia.tar is a file: name a folder.')
  expect(await readFile(file, 'utf8')).toBe('ciò che è stato salvato')
})
