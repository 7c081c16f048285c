import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { readDataset } from './readDataset.ts'
import { startLakeProcess, type LakeProcess } from './startLakeProcess.ts'

const uploaded = z.object({ document: z.object({ url: z.string() }) })

let folder: string
let lake: LakeProcess | undefined
const atEnd: (() => void)[] = []
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'starved-')), 'lake')
  mkdirSync(folder)
})
afterEach(async () => {
  await lake?.kill()
  lake = undefined
  for (const undo of atEnd.splice(0)) undo()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', stdio: 'pipe' })

function works(command: string, ...words: string[]): boolean {
  try {
    run(command, ...words)
    return true
  } catch {
    return false
  }
}

const writers = Array.from({ length: 32 }, (_, index) => `writer${index}`)

/** Two documents in one transaction, of a size that soon fills what there is. */
const mutationsOf = (name: string, n: number): unknown[] =>
  ['left', 'right'].map((side) => ({
    create: { _id: `${name}-${n}-${side}`, _type: 'page', padding: 'x'.repeat(5000) },
  }))

/** All write until each has been refused once. Says what was acknowledged and what was not. */
async function writeUntilRefused(process: LakeProcess) {
  const acknowledged: string[] = []
  const refused: { name: string; n: number; status: number | undefined }[] = []
  await Promise.all(
    writers.map(async (name) => {
      for (let n = 0; ; n++) {
        const answer = await process.mutate(`${name}-${n}`, mutationsOf(name, n))
        if (answer?.status !== 200) return refused.push({ name, n, status: answer?.status })
        acknowledged.push(`${name}-${n}`)
      }
    }),
  )
  return { acknowledged, refused }
}

/** Whether disk and lake hold exactly the two documents of each of these transactions. */
async function expectExactly(transactions: readonly string[], process: LakeProcess) {
  const disk = readDataset(folder)
  expect(disk.integrity).toBe('ok')
  expect(await process.documents()).toEqual(disk.documents)
  expect([...disk.transactions.keys()].sort()).toEqual([...transactions].sort())
  const expected = transactions.flatMap((id) => [`${id}-left`, `${id}-right`])
  expect([...disk.documents.keys()].sort()).toEqual(expected.sort())
}

/** The whole course: refused with 503, read all the while, whole again as soon as there is room. */
async function starveAndFeed(process: LakeProcess, makeRoom: () => void): Promise<string[]> {
  const { acknowledged, refused } = await writeUntilRefused(process)
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
  await expectExactly(acknowledged, process)
  expect(process.errors()).toMatch(/full|disk I\/O error/)

  makeRoom()
  const again = await Promise.all(
    refused.map(({ name, n }) => process.mutate(`${name}-${n}`, mutationsOf(name, n))),
  )
  expect(new Set(again.map((answer) => answer?.status))).toEqual(new Set([200]))
  const all = [...acknowledged, ...refused.map(({ name, n }) => `${name}-${n}`)]
  await expectExactly(all, process)
  return all
}

const mayMount = works('unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir())

test.skipIf(!mayMount)('a full disk: 503, nothing lost, and no repair', async () => {
  run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder)
  atEnd.push(() => run('umount', folder))
  lake = await startLakeProcess(folder)
  const all = await starveAndFeed(lake, () => run('mount', '-o', 'remount,size=64m', folder))
  await lake.kill()
  lake = await startLakeProcess(folder)
  await expectExactly(all, lake)
})

test.skipIf(!mayMount)('a full disk: an upload is kept whole or refused with 503', async () => {
  // The database has room, or its failure would hide what the upload thinks of itself.
  const assets = join(folder, 'assets')
  mkdirSync(assets)
  run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', assets)
  atEnd.push(() => run('umount', assets))
  lake = await startLakeProcess(folder)
  // Each comes in one piece, so that the last to fit in part is cut in its last piece.
  const size = 50_123
  const statuses: (number | undefined)[] = []
  for (let n = 0; n < 30; n++) {
    const body = Buffer.alloc(size, n)
    const answer = await lake.request('/assets/files/production', { method: 'POST', body })
    statuses.push(answer?.status)
    if (answer?.status !== 200) continue
    const { url } = uploaded.parse(JSON.parse(answer.body)).document
    const kept = await (await fetch(url)).bytes()
    expect(body.equals(kept)).toBe(true)
  }
  expect(new Set(statuses)).toEqual(new Set([200, 503]))
  expect(readdirSync(join(assets, '.receiving'))).toEqual([])
})

test.skipIf(!works('prlimit', '--version'))(
  'writes that fail in the operating system: 503, nothing lost, and no repair',
  async () => {
    lake = await startLakeProcess(folder, ['prlimit', '--fsize=1000000:unlimited'])
    const { pid } = lake
    const all = await starveAndFeed(lake, () => {
      run('prlimit', `--pid=${pid}`, '--fsize=unlimited:unlimited')
    })
    await lake.kill()
    lake = await startLakeProcess(folder)
    await expectExactly(all, lake)
  },
)
