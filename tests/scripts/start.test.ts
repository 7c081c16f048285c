import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from '../../server/dataFolderLock.ts'

const startScript = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url))

let dataFolder = ''
let occupied: Server
let port = 0
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'edicola-start-'))
  occupied = createServer().listen(0, '127.0.0.1')
  await once(occupied, 'listening')
  const address = occupied.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterEach(async () => {
  occupied.close()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Starts Edicola where it cannot run, and resolves with its exit code and its words. */
function start(variables: Record<string, string>, ...words: string[]) {
  const env = { ...process.env, EDICOLA_DATA: dataFolder, SANITY_PROJECT_ID: '', ...variables }
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [startScript, ...words],
      { env, timeout: 60_000 },
      (error, stdout, stderr) => resolve({ code: error?.code, output: stdout + stderr }),
    )
  })
}

test('a wrong value in the environment is named before anything starts', async () => {
  const { code, output } = await start({ SITE_PORT: 'eighty', SITE_URL: 'example.it' })
  expect(code).toBe(1)
  expect(output).toMatch(/SITE_PORT: "eighty"[^]*SITE_URL: "example\.it"/)
  expect(output).not.toMatch(/\n\s+at /)
})

test('an unknown word is answered with the usage', async () => {
  const { code, output } = await start({}, '--vuoto')
  expect(code).toBe(1)
  expect(output).toMatch(/--vuoto[^]*npm start -- --empty/)
})

test('a taken port is named with the variable to change, and nothing is left running', async () => {
  const { code, output } = await start({ CMS_PORT: String(port) })
  expect(code).toBe(1)
  expect(output).toMatch(new RegExp(`Port ${port} is in use.*CMS_PORT`))
  const lock = lockDataFolder(dataFolder)
  expect(lock).toBeDefined()
  lock?.close()
})

test('a data folder in use is not opened twice', async () => {
  const lock = lockDataFolder(dataFolder)
  const { code, output } = await start({})
  lock?.close()
  expect(code).toBe(1)
  expect(output).toContain(`Another Edicola process works on ${dataFolder}`)
})
