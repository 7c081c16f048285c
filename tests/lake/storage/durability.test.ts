import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataset } from '../../../server/lake/datasets/dataset.ts'
import { found } from '../../found.ts'
import { editor } from '../datasetServer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const options = { name: 'production', projectId: 'edicola', aclMode: 'public' } as const

/** Lets a child write until it has acknowledged some, then kills it without a word. */
async function writeAndKill(file: string, atLeast: number): Promise<string[]> {
  const child = spawn(process.execPath, [
    fileURLToPath(import.meta.resolve('./writeForever.ts')),
    file,
  ])
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.split('\n').length > atLeast) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  if (output === '') throw new Error(errors)
  return output.split('\n').slice(0, -1)
}

test('nothing acknowledged is lost by SIGKILL, and the log agrees with the documents', async () => {
  const file = join(folder, 'production.sqlite')
  const acknowledged: string[] = []
  for (const round of [1, 2, 3]) {
    acknowledged.push(...(await writeAndKill(file, 40 * round)))
    const dataset = openDataset({ ...options, file })
    try {
      const newest = new Map(
        acknowledged.map((line) => line.split(' ')).map(([id = '', n]) => [id, Number(n)]),
      )
      for (const [id, n] of newest) {
        const document = dataset.documents([id], editor).documents[0]
        // One more may be on disk, whose acknowledgement was cut off.
        expect([n, n + 20]).toContain(document?.['n'])
        expect(dataset.documentAt({ id, identity: editor })).toEqual(document)
      }
      const logged = new Set(
        dataset
          .transactions({ documentIds: [...newest.keys()], identity: editor })
          .map(({ id }) => id),
      )
      for (const line of acknowledged) expect(logged).toContain(line.split(' ')[2])
    } finally {
      dataset.close()
    }
  }
})

test('after reopening, timestamps go on rising and documents are as they were', async () => {
  const file = join(folder, 'production.sqlite')
  const clock = (): Date => new Date('2026-05-01T10:00:00Z')
  const first = openDataset({ ...options, file, clock })
  const create = { mutations: [{ create: { _id: 'a', _type: 'note' } }], identity: editor }
  const before = found((await first.mutate(create)).results[0]?.document)
  first.close()

  const second = openDataset({ ...options, file, clock })
  expect(second.documents(['a'], editor).documents).toEqual([before])
  const patch = { mutations: [{ patch: { id: 'a', set: { n: 1 } } }], identity: editor }
  const after = found((await second.mutate(patch)).results[0]?.document)
  expect(after._updatedAt > before._updatedAt).toBe(true)
  second.close()
})

test('a commit that fails changes neither the disk nor what is answered, and can be repeated', async () => {
  const file = join(folder, 'production.sqlite')
  const dataset = openDataset({ ...options, file })
  const create = { mutations: [{ create: { _id: 'a', _type: 'note' } }], identity: editor }
  const heard: unknown[] = []
  dataset.liveEvents({ identity: editor, includeDrafts: true }, ({ event }) => heard.push(event))

  const saboteur = new DatabaseSync(file)
  saboteur.exec(
    "CREATE TRIGGER full_disk BEFORE INSERT ON changes BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  )
  // 503 and not 4xx: the Studio tries again instead of dropping the edits.
  await expect(dataset.mutate(create)).rejects.toMatchObject({ statusCode: 503 })
  expect(dataset.documents(['a'], editor).documents).toEqual([])
  expect(heard).toEqual(['welcome'])

  saboteur.exec('DROP TRIGGER full_disk')
  saboteur.close()
  await dataset.mutate(create)
  expect(dataset.documents(['a'], editor).documents).toHaveLength(1)
  expect(heard).toEqual(['welcome', 'message'])
  dataset.close()
})

test('writes are carried out one at a time, so that each sees the one before', async () => {
  const dataset = openDataset({ ...options, file: join(folder, 'production.sqlite') })
  const mutate = (mutations: unknown): Promise<unknown> =>
    dataset.mutate({ mutations, identity: editor })
  await mutate([{ create: { _id: 'sum', _type: 'note', n: 0 } }])
  const add = { query: '*[_id == "sum"]', inc: { n: 1 } }
  await Promise.all(Array.from({ length: 50 }, () => mutate([{ patch: add }])))
  expect(dataset.documents(['sum'], editor).documents[0]).toMatchObject({ n: 50 })
  dataset.close()
})

test('a file of a later version is refused with a word on what to do', () => {
  const file = join(folder, 'production.sqlite')
  openDataset({ ...options, file }).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect(() => openDataset({ ...options, file })).toThrow(/later version/)
})
