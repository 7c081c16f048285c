import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documents } from './documents.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
let copy = ''

/** A copy of what types are generated from; packages are found through a link. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'edicola-schemas-'))
  for (const folder of ['schemas', 'studio', 'site', 'server', 'scripts']) {
    await cp(join(root, folder), join(copy, folder), { recursive: true })
  }
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(root, file), join(copy, file))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rm(copy, { recursive: true, force: true }))

const typesIn = (folder: string) => readFile(join(folder, 'schemas/content.types.ts'), 'utf8')

test('a field added in one place is in the Studio, the types and the zod schemas', async () => {
  const file = join(copy, 'schemas/article.ts')
  const source = await readFile(file, 'utf8')
  const field = `defineField({ name: 'isbn', title: 'ISBN', type: 'string',
    validation: (rule) => rule.length(13).error('Tredici cifre.') }),`
  await writeFile(file, source.replace('fields: [', `fields: [${field}`))

  await run(process.execPath, [join(copy, 'scripts/types.ts')], { cwd: copy })
  const types = await typesIn(copy)
  expect(types).toMatch(/export type Article = \{[^]*?isbn\?: string/)
  // But for it, what is generated is what stands there.
  expect(types.replaceAll(/^ +isbn\?: string;?\n/gm, '')).toBe(await typesIn(root))

  const wrong = { ...documents['article'], isbn: '12' }
  const program = `
    const { validateDocument } = await import(${JSON.stringify(pathToFileURL(join(copy, 'schemas/validate.ts')).href)})
    const { schemaTypes } = await import(${JSON.stringify(pathToFileURL(join(copy, 'schemas/schemaTypes.ts')).href)})
    const { Schema } = await import('@sanity/schema')
    const studio = Schema.compile({ name: 'default', types: schemaTypes })
    const wrong = JSON.parse(process.argv[1])
    console.log(JSON.stringify({
      verdict: validateDocument(wrong),
      right: validateDocument({ ...wrong, isbn: '9788800000000' }).success,
      studio: studio.get('article').fields.map((field) => field.name),
    }))`
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '-e', program, '--', JSON.stringify(wrong)],
    { cwd: copy },
  )
  const seen = JSON.parse(stdout)
  expect(seen.verdict.issues).toEqual([{ path: 'isbn', message: 'Tredici cifre.' }])
  expect(seen.right).toBe(true)
  expect(seen.studio).toContain('isbn')
}, 240_000)

test('every query of the four rooms has a result type', async () => {
  const types = await typesIn(root)
  for (const room of ['site', 'studio', 'server', 'scripts']) {
    for (const file of await readdir(join(root, room), { recursive: true })) {
      if (!/\.(?:tsx?|astro)$/.test(file)) continue
      const source = await readFile(join(root, room, file), 'utf8')
      for (const [, name] of source.matchAll(/const (\w+) = (?:\/\*.*?\*\/ )?defineQuery\(/g)) {
        expect(types, `${room}/${file}`).toContain(`// Variable: ${name}\n`)
      }
    }
  }
})
