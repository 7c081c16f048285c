import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from '../../server/dataFolderLock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edicola-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a second taker gets nothing until the first lets go', () => {
  const first = lockDataFolder(folder)
  expect(first).toBeDefined()
  expect(lockDataFolder(folder)).toBeUndefined()
  first?.close()
  const third = lockDataFolder(folder)
  expect(third).toBeDefined()
  third?.close()
})

test('a folder that cannot be made is told with the reason and what to do', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => lockDataFolder(file)).toThrow(
    `${file} cannot be the data folder: there is a file of that name. Name a folder with EDICOLA_DATA`,
  )
  expect(() => lockDataFolder(join(file, 'data'))).toThrow('a part of the path is a file')
})

test('a killed process leaves no lock behind', async () => {
  const source = new URL('../../server/dataFolderLock.ts', import.meta.url).href
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { lockDataFolder } = await import(${JSON.stringify(source)})
     globalThis.held = lockDataFolder(${JSON.stringify(folder)})
     console.log('held'); setInterval(() => {}, 1000)`,
  ])
  await once(child.stdout, 'data')
  expect(lockDataFolder(folder)).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = lockDataFolder(folder)
  expect(lock).toBeDefined()
  lock?.close()
})
