import { existsSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { healFolder, replaceFolder } from '../../server/publisher/replaceFolder.ts'
import { temporaryFolder, writeFiles } from './siteFolder.ts'

async function prepare() {
  const folder = await temporaryFolder()
  const paths = { target: join(folder, 'dist'), previous: join(folder, 'previous') }
  await writeFiles(folder, { 'dist/old.html': 'old', 'fresh/new.html': 'new' })
  return { folder, paths, fresh: join(folder, 'fresh') }
}

test('the folder holds only the new files afterwards', async () => {
  const { paths, fresh } = await prepare()
  await replaceFolder(fresh, paths)
  expect(await readFile(join(paths.target, 'new.html'), 'utf8')).toBe('new')
  expect(existsSync(join(paths.target, 'old.html'))).toBe(false)
  expect(existsSync(paths.previous)).toBe(false)
})

test('the old folder comes back when the new one cannot take its place', async () => {
  const { paths, folder } = await prepare()
  await expect(replaceFolder(join(folder, 'nowhere'), paths)).rejects.toThrow('ENOENT')
  expect(await readFile(join(paths.target, 'old.html'), 'utf8')).toBe('old')
})

test('a replacement killed between its renames is undone by the next start', async () => {
  const { paths } = await prepare()
  await rename(paths.target, paths.previous)
  await healFolder(paths)
  expect(await readFile(join(paths.target, 'old.html'), 'utf8')).toBe('old')
})

test('a replacement killed before its cleaning keeps the new folder', async () => {
  const { paths, folder } = await prepare()
  await writeFiles(folder, { 'previous/older.html': 'older' })
  await healFolder(paths)
  expect(await readFile(join(paths.target, 'old.html'), 'utf8')).toBe('old')
  expect(existsSync(paths.previous)).toBe(false)
})
