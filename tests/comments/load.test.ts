import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFakeLake, type FakeLake } from './fakeLake.ts'
import { good, sampleDocuments, siteUrl } from './intakeFixture.ts'

/*
 * COMMENT_KILLS=100 is the long mode: a hundred commenters at once while the process is killed a
 * hundred times. In CI there are twenty of them and three kills.
 */
const kills = Number(process.env['COMMENT_KILLS'] ?? 3)
const commenters = kills >= 100 ? 100 : 20
const program = fileURLToPath(new URL('intakeProcess.ts', import.meta.url))
let lake: FakeLake
let folder: string

beforeAll(async () => {
  lake = await startFakeLake(sampleDocuments())
  folder = mkdtempSync(join(tmpdir(), 'intake-load-'))
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

async function startIntake() {
  const child = spawn(process.execPath, [program, folder, lake.client.config().apiHost], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { url: `http://127.0.0.1:${Number(line)}/comments`, kill }
}

it('loses and doubles nothing while commenters press on and the process is killed again and again', async () => {
  let intake = await startIntake()
  const acknowledged: string[] = []
  const sent: string[] = []
  const state = { over: false }
  /** A reader who presses the button again, with the same form, until told that it arrived. */
  const commenter = async (number: number): Promise<void> => {
    for (let turn = 0; !state.over; turn += 1) {
      const body = `Lettore ${number}, commento ${turn}`
      sent.push(body)
      for (let arrived = false; !arrived;) {
        try {
          const form = new URLSearchParams({ ...good, body, key: `chiave-${number}-${turn}` })
          const request = {
            method: 'POST',
            redirect: 'manual',
            headers: { origin: siteUrl },
            body: form,
          } as const
          arrived = (await fetch(intake.url, request)).status === 303
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      }
      acknowledged.push(body)
    }
  }
  const readers = Array.from({ length: commenters }, (_, number) => commenter(number))
  for (let kill = 0; kill < kills; kill += 1) {
    const before = acknowledged.length
    lake.mood = (['well', 'forgetful', 'well', 'away'] as const)[kill % 4] ?? 'well'
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 5), {
      timeout: 60_000,
      interval: 2,
    })
    await intake.kill()
    intake = await startIntake()
  }
  state.over = true
  lake.mood = 'well'
  await Promise.all(readers)
  const bodies = () =>
    lake.documents.slice(sampleDocuments().length).map(({ body }) => String(body))
  await vi.waitFor(() => expect(bodies().length).toBeGreaterThanOrEqual(acknowledged.length), {
    timeout: 60_000,
    interval: 50,
  })
  await intake.kill()
  const found = new Set(bodies())
  expect(found.size).toBe(bodies().length)
  expect(acknowledged.filter((body) => !found.has(body))).toEqual([])
  console.log(
    `${commenters} commenters, ${kills} kills: ${acknowledged.length} acknowledged, 0 lost, 0 twice`,
  )
}, 600_000)
