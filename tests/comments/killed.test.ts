import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFakeLake, type FakeLake } from './fakeLake.ts'
import { good, sampleDocuments, siteUrl } from './intakeFixture.ts'

const program = fileURLToPath(new URL('intakeProcess.ts', import.meta.url))
const rounds = 3
let lake: FakeLake
let folder: string

beforeAll(async () => {
  lake = await startFakeLake(sampleDocuments())
  folder = mkdtempSync(join(tmpdir(), 'intake-'))
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

async function startIntake() {
  const { apiHost } = lake.client.config()
  const child = spawn(process.execPath, [program, folder, apiHost], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { url: `http://127.0.0.1:${Number(line)}/comments`, kill }
}

async function post(url: string, body: string): Promise<boolean> {
  const request = {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: siteUrl },
    body: new URLSearchParams({ ...good, body }),
  } as const
  try {
    return (await fetch(url, request)).status === 303
  } catch {
    return false
  }
}

it('no acknowledged comment is lost, and none comes twice, however often it is killed', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { url, kill } = await startIntake()
    expect(await post(url, `Giro ${round}`)).toBe(true)
    acknowledged.push(`Giro ${round}`)
    lake.mood = (['well', 'away', 'forgetful'] as const)[round % 3] ?? 'well'
    const posts = Array.from({ length: 12 }, async (_, index) => {
      const body = `Giro ${round}, numero ${index}`
      if (await post(url, body)) acknowledged.push(body)
    })
    await Promise.race(posts)
    await kill()
    await Promise.all(posts)
    lake.mood = 'well'
  }
  const last = await startIntake()
  const bodies = () => lake.documents.slice(sampleDocuments().length).map(({ body }) => body)
  await vi.waitFor(() => expect(bodies()).toEqual(expect.arrayContaining(acknowledged)), {
    timeout: 60_000,
    interval: 50,
  })
  await last.kill()
  expect(acknowledged.length).toBeGreaterThan(rounds)
  expect(new Set(bodies()).size).toBe(bodies().length)
})
