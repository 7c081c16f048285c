import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGrants } from '../../../server/lake/access/grants.ts'
import { createTimestamps } from '../../../server/lake/commit/timestamps.ts'
import { createWriter } from '../../../server/lake/commit/writer.ts'
import { openDataset, type Dataset } from '../../../server/lake/datasets/dataset.ts'
import { LakeError } from '../../../server/lake/errors.ts'
import { randomId } from '../../../server/lake/randomId.ts'
import { openStore } from '../../../server/lake/storage/store.ts'
import type { TransactionOutcome } from '../../../server/lake/storage/transaction.ts'
import { editor } from '../datasetServer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clock = (): Date => new Date('2026-05-01T10:00:00Z')
const open = (name = 'production'): Dataset =>
  openDataset({
    name,
    projectId: 'edicola',
    aclMode: 'public',
    file: join(folder, `${name}.sqlite`),
    clock,
  })

type Outcome = { status: 'written' } | { status: number; type: string }

/** Sends one transaction and says what became of it. */
async function send(dataset: Dataset, id: string, mutations: unknown): Promise<Outcome> {
  try {
    await dataset.mutate({ mutations, transactionId: id, identity: editor })
    return { status: 'written' }
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    return { status: error.statusCode, type: error.kind }
  }
}

const create = (id: string, more: object = {}) => ({ create: { _id: id, _type: 'note', ...more } })

/** A writer on a store whose disk can be held up, and what it did. */
function openHeldWriter() {
  const store = openStore(join(folder, 'production.sqlite'))
  const sizes: number[] = []
  const shown: string[] = []
  const disk: { wait: () => Promise<void> } = { wait: async () => {} }
  const writer = createWriter({
    store: {
      ...store,
      commit(transactions) {
        sizes.push(transactions.length)
        return store.commit(transactions)
      },
      sync: () => disk.wait().then(store.sync),
    },
    grants: createGrants('public'),
    timestamps: createTimestamps(clock, undefined),
    newId: randomId,
    validate: undefined,
    onCommit: ({ changes }) => void shown.push(...changes.map(({ id }) => id)),
  })
  const write = (id: string, content: unknown = id): Promise<TransactionOutcome> =>
    writer({
      operation: 'mutation',
      identity: editor,
      transactionId: `t-${id}`,
      dryRun: false,
      content,
      fill: (working) => working.put(id, { _type: 'note' }, {}),
    })
  return { store, write, sizes, shown, disk }
}

test('transactions that come in together share commits, and are answered when they are durable', async () => {
  const { store, write, sizes, shown, disk } = openHeldWriter()
  const { promise, resolve } = Promise.withResolvers<void>()
  disk.wait = () => promise
  let answered = 0
  const ids = Array.from({ length: 40 }, (_, n) => `note${n}`)
  const all = Promise.all(ids.map((id) => write(id).then(() => (answered += 1))))
  // While the disk is at work the next are written.
  while (sizes.length < 3) await setImmediate()
  expect({ sizes, shown, answered }).toEqual({ sizes: [16, 16, 8], shown: [], answered: 0 })
  resolve()
  await all
  expect(shown).toEqual(ids)
  store.close()
})

test('what is not known to be durable is refused and hidden, until the disk takes it', async () => {
  const { store, write, sizes, shown, disk } = openHeldWriter()
  disk.wait = () => Promise.reject(new Error('disk I/O error'))
  await expect(write('a')).rejects.toMatchObject({ statusCode: 503 })
  // Asked again under the same id, it is not called done either.
  await expect(write('a')).rejects.toMatchObject({ statusCode: 503 })
  expect({ sizes, shown }).toEqual({ sizes: [1], shown: [] })

  disk.wait = async () => {}
  expect(await write('a')).toMatchObject({ transactionId: 't-a' })
  await write('b')
  expect({ sizes, shown }).toEqual({ sizes: [1, 1], shown: ['a', 'b'] })
  store.close()
})

test('a request that asks queries waits until they know what was written before', async () => {
  const { store, write, shown, disk } = openHeldWriter()
  const { promise, resolve } = Promise.withResolvers<void>()
  disk.wait = () => promise
  const first = write('a')
  const asking = write('b', [{ delete: { query: '*' } }])
  const isWritten = (): boolean => store.documents.get('b') !== undefined
  while (store.documents.get('a') === undefined) await setImmediate()
  for (let turn = 0; turn < 20; turn++) await setImmediate()
  expect(isWritten()).toBe(false)
  resolve()
  await Promise.all([first, asking])
  expect(shown).toEqual(['a', 'b'])
  store.close()
})

test('each sees those before it in the group, and one that is refused changes nothing', async () => {
  const dataset = open()
  const reference = { to: { _type: 'reference', _ref: 'a' } }
  const outcomes = await Promise.all([
    send(dataset, 't1', [create('b', reference)]),
    send(dataset, 't2', [create('a', { n: 1 })]),
    send(dataset, 't3', [create('b', reference), create('c')]),
    send(dataset, 't4', [{ patch: { id: 'a', inc: { n: 1 } } }]),
    send(dataset, 't5', [create('d'), { delete: { id: 'a' } }]),
    send(dataset, 't6', [create('a')]),
    send(dataset, 't7', [{ patch: { query: '*[_id == "c"]', set: { n: 7 } } }]),
    send(dataset, 't7', [{ patch: { query: '*[_id == "c"]', set: { n: 7 } } }]),
    send(dataset, 't4', [create('e')]),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual([
    409,
    'written',
    'written',
    'written',
    409,
    409,
    'written',
    'written',
    409,
  ])
  const found = dataset.documents(['a', 'b', 'c', 'd', 'e'], editor).documents
  expect(found).toMatchObject([
    { _id: 'a', n: 2, _rev: 't4' },
    { _id: 'b', _rev: 't3' },
    { _id: 'c', n: 7 },
  ])
  dataset.close()
})

test('one that the disk refuses fails alone, with 503', async () => {
  const dataset = open()
  const saboteur = new DatabaseSync(join(folder, 'production.sqlite'))
  saboteur.exec(
    "CREATE TRIGGER bad_page BEFORE INSERT ON changes WHEN new.document_id = 'n3' " +
      "BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
  )
  saboteur.close()
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, n) => send(dataset, `t${n}`, [create(`n${n}`)])),
  )
  expect(outcomes.map(({ status }) => status)).toEqual([
    'written',
    'written',
    'written',
    503,
    'written',
    'written',
  ])
  expect(dataset.documents(['n3'], editor).documents).toEqual([])
  dataset.close()
})

const id = fc.constantFrom('a', 'b', 'c', 'drafts.a')
const mutation = fc.oneof(
  fc.record({ create: fc.record({ _id: id, _type: fc.constant('note'), n: fc.nat(9) }) }),
  id.chain((_id) =>
    fc.record({
      createOrReplace: fc.record({
        _id: fc.constant(_id),
        _type: fc.constant('note'),
        to: fc.record({ _ref: id, _weak: fc.boolean() }),
      }),
    }),
  ),
  fc.record({ patch: fc.record({ id, inc: fc.constant({ n: 1 }) }) }),
  fc.record({ patch: fc.record({ id, ifRevisionID: fc.constantFrom('t0', 't1', 't2') }) }),
  fc.record({ delete: fc.record({ id }) }),
  fc.record({ delete: fc.record({ query: fc.constant('*[n > 3]') }) }),
)
const transactions = fc
  .array(fc.array(mutation, { minLength: 1, maxLength: 3 }), { maxLength: 12 })
  // As a request would bring them: fast-check makes objects without a prototype too.
  .map((list): unknown[] => JSON.parse(JSON.stringify(list)))

/** Everything that a dataset's file holds. */
function onDisk(name: string): unknown {
  const database = new DatabaseSync(join(folder, `${name}.sqlite`), { readOnly: true })
  const tables = ['documents', 'transactions', 'changes', 'document_events']
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all())
  database.close()
  return rows
}

test('together they do exactly what they do one after another', { timeout: 240_000 }, async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(transactions, async (list) => {
      run += 1
      const together = open(`together${run}`)
      const apart = open(`apart${run}`)
      const joint = await Promise.all(list.map((each, n) => send(together, `t${n}`, each)))
      const single: Outcome[] = []
      for (const [n, each] of list.entries()) single.push(await send(apart, `t${n}`, each))
      expect(joint).toEqual(single)
      expect([...together.all(editor)]).toEqual([...apart.all(editor)])
      together.close()
      apart.close()
      expect(onDisk(`together${run}`)).toEqual(onDisk(`apart${run}`))
    }),
    { numRuns: Number(process.env['EDICOLA_GROUP_RUNS'] ?? 20) },
  )
})
