import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCommentIntake } from '../../server/comments/createCommentIntake.ts'
import { connectContent, type ContentConnection } from '../../server/connect.ts'
import { lockDataFolder } from '../../server/dataFolderLock.ts'
import { readEnvironment } from '../../server/environment.ts'
import { openAccess } from '../../server/openAccess.ts'

let folder = ''
let data = ''
let archive = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edicola-backup-'))
  data = join(folder, 'data')
  archive = join(folder, 'kept', 'backup.tar')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command of `scripts/` as npm would. */
function run(script: 'backup' | 'restore', dataFolder: string, ...words: string[]) {
  const file = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url))
  const env = { ...process.env, EDICOLA_DATA: dataFolder, SANITY_PROJECT_ID: '' }
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, [file, ...words], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr })
    })
  })
}

const environmentOf = (dataFolder: string) => readEnvironment({ EDICOLA_DATA: dataFolder })

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Fills a data folder with something of everything, and leaves it open. */
async function fillData(): Promise<ContentConnection> {
  const connection = await connectContent(environmentOf(data))
  const { client } = connection
  for (let n = 0; n < 20; n++) await client.create({ _id: `note${n}`, _type: 'note', n })
  await client.assets.upload('image', picture, { filename: 'dot.png' })
  const intake = await createCommentIntake({
    client,
    folder: join(data, 'comments'),
    siteUrl: 'http://localhost:4321',
    cmsUrl: 'http://localhost:3333',
  })
  await intake.close()
  const access = openAccess(environmentOf(data))
  access.accounts.add({ email: 'lia@example.it', name: 'Lia', role: 'editor' })
  access.close()
  mkdirSync(join(data, 'site', 'releases', 'one'), { recursive: true })
  writeFileSync(join(data, 'site', 'releases', 'one', 'index.html'), 'built')
  mkdirSync(join(data, 'lake', 'image-cache'), { recursive: true })
  writeFileSync(join(data, 'lake', 'image-cache', 'thumb.webp'), 'derived')
  writeFileSync(join(data, 'first-run.json'), '{"sampleContent":"declined"}')
  return connection
}

/** All that one can see of a lake: documents with revisions, their history, people, pictures. */
async function contentOf({ client, apiHost, token }: ContentConnection, dataFolder: string) {
  const documents: { _id: string }[] = await client.fetch('*', {}, { perspective: 'raw' })
  const url = `${apiHost}/v1/data/history/production/transactions/${documents.map(({ _id }) => _id).join(',')}`
  const log = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  const path: string = await client.fetch('*[_type == "sanity.imageAsset"][0].path', {})
  const bytes = Buffer.from(await (await fetch(`${apiHost}/${path}`)).arrayBuffer())
  const access = openAccess(environmentOf(dataFolder))
  const people = access.accounts.list()
  access.close()
  const key = readFileSync(join(dataFolder, 'comments', 'intake.key'), 'utf8')
  return { documents, log: await log.text(), bytes, people, key }
}

const modeOf = (path: string): number => statSync(path).mode & 0o777

test('a backup made while the server writes comes back whole, and starts', async () => {
  const running = await fillData()
  const work = { isOn: true }
  const written: string[] = []
  const writing = (async () => {
    for (let n = 0; work.isOn; n++) {
      // Both or neither must be in the backup.
      const pair = running.client.transaction().create({ _id: `left${n}`, _type: 'left' })
      await pair.create({ _id: `right${n}`, _type: 'right' }).commit()
      written.push(`left${n}`)
    }
  })()
  await expect.poll(() => written.length).toBeGreaterThan(5)
  const before = written.length
  const made = await run('backup', data, '--out', archive)
  work.isOn = false
  await writing
  expect(made.output).toMatch(
    /copying lake\/datasets\/production\.sqlite …[^]*documents,[^]*checked/,
  )
  expect(made.code).toBe(0)
  expect(written.length).toBeGreaterThan(before)
  expect(modeOf(archive)).toBe(0o600)
  expect(readdirSync(join(folder, 'kept'))).toEqual(['backup.tar'])
  expect(existsSync(join(data, '.backup'))).toBe(false)
  await running.close()

  const other = join(folder, 'other')
  const restored = await run('restore', other, archive)
  expect(restored.output).toMatch(/checked[^]*Restored to/)
  expect(restored.code).toBe(0)
  expect(readdirSync(other).sort()).toEqual(['comments', 'first-run.json', 'lake'])
  expect(existsSync(join(other, 'lake', 'image-cache'))).toBe(false)
  for (const path of [
    'lake/accounts.sqlite',
    'lake/datasets/production.sqlite',
    'comments/intake.key',
  ]) {
    expect(modeOf(join(other, path))).toBe(0o600)
  }
  const connection = await connectContent(environmentOf(other))
  try {
    const ids = await connection.client.fetch(
      '{"notes": count(*[_type == "note"]), "left": count(*[_type == "left"]), "right": count(*[_type == "right"])}',
    )
    expect(ids.notes).toBe(20)
    expect(ids.left).toBe(ids.right)
  } finally {
    await connection.close()
  }
})

test('what is restored equals what was kept: documents, history, people, pictures, key', async () => {
  const first = await fillData()
  const kept = await contentOf(first, data)
  expect(kept.documents).toHaveLength(21)
  expect(kept.bytes).toEqual(picture)
  await first.close()
  expect((await run('backup', data, '--out', archive)).code).toBe(0)
  rmSync(data, { recursive: true })

  expect((await run('restore', data, archive)).code).toBe(0)
  const second = await connectContent(environmentOf(data))
  try {
    expect(await contentOf(second, data)).toEqual(kept)
  } finally {
    await second.close()
  }
})

test('restore overwrites nothing, and leaves a folder that another process works on', async () => {
  const connection = await fillData()
  await connection.close()
  await run('backup', data, '--out', archive)

  const full = await run('restore', data, archive)
  expect(full.code).toBe(1)
  expect(full.output).toMatch(/is not empty[^]*EDICOLA_DATA/)

  const held = join(folder, 'held')
  const lock = lockDataFolder(held)
  const busy = await run('restore', held, archive)
  expect(busy.code).toBe(1)
  expect(busy.output).toContain('Another Edicola process works on')
  lock?.close()
})

test('a damaged archive is refused, and the data folder stays empty', async () => {
  const connection = await fillData()
  await connection.close()
  await run('backup', data, '--out', archive)
  const whole = readFileSync(archive)
  const flipped = Buffer.from(whole)
  flipped.writeUInt8(flipped.readUInt8(90_000) ^ 1, 90_000)
  const other = join(folder, 'other')
  for (const bytes of [flipped, whole.subarray(0, whole.length / 2), Buffer.from('no archive')]) {
    writeFileSync(archive, bytes)
    const refused = await run('restore', other, archive)
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(/damaged|missing|cannot be read|not a backup/)
    expect(refused.output).not.toMatch(/\n\s+at /)
    expect(readdirSync(folder)).not.toContain('other.restoring')
    expect(readdirSync(other).filter((name) => !name.startsWith('lock.sqlite'))).toEqual([])
  }
})

test('a damaged database is found when it is backed up, and no archive is left', async () => {
  const connection = await fillData()
  await connection.close()
  const file = join(data, 'lake', 'datasets', 'production.sqlite')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 3, 4096 * 6)
  rmSync(`${file}-wal`, { force: true })
  writeFileSync(file, bytes)
  const refused = await run('backup', data, '--out', archive)
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(/malformed|damaged/)
  expect(existsSync(archive)).toBe(false)
  expect(existsSync(join(data, '.backup'))).toBe(false)
})

test('a backup is made neither into the data folder, nor over a file, nor out of nothing', async () => {
  const nothing = await run('backup', join(folder, 'none'), '--out', archive)
  expect(nothing.output).toContain('no data folder')
  const connection = await fillData()
  await connection.close()
  const inside = await run('backup', data, '--out', join(data, 'backup.tar'))
  expect(inside.output).toContain('away from what they keep')
  cpSync(join(data, 'first-run.json'), join(folder, 'there.tar'))
  const over = await run('backup', data, '--out', join(folder, 'there.tar'))
  expect(over.output).toContain('exists already')
  expect([nothing.code, inside.code, over.code]).toEqual([1, 1, 1])
})
