import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SanityDocument } from '../../../server/lake/documents/document.ts'
import { encodeEffects } from '../../../server/lake/storage/encodeEffects.ts'
import { openStore, type Store } from '../../../server/lake/storage/store.ts'
import type { Mutation, PendingTransaction } from '../../../server/lake/storage/transaction.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transaction-log-'))
  store = openStore(join(folder, 'lake.sqlite'))
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const document = (_rev: string, title: string): SanityDocument => ({
  _id: 'a',
  _type: 'note',
  title,
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  _rev,
})

function withoutRev({ _rev, ...rest }: SanityDocument): Omit<SanityDocument, '_rev'> {
  return rest
}

function transaction(
  id: string,
  before: SanityDocument | undefined,
  after: SanityDocument | undefined,
  mutation: Mutation,
): PendingTransaction {
  const effects = encodeEffects(before, after)
  const changes = [{ id: 'a', before, after, mutations: [mutation], effects }]
  const timestamp = '2026-01-01T00:00:00Z'
  return { id, timestamp, author: 'ada', requestDigest: id, changes, events: [] }
}

const one = document('t1', 'Uno')
const two = document('t2', 'Due')
const creation = { create: withoutRev(one) }
const edit = { patch: { id: 'a', set: { title: 'Due' } } }
const deletion = { delete: { id: 'a' } }
const create = transaction('t1', undefined, one, creation)
const update = transaction('t2', one, two, edit)
const logged = (): unknown[] => store.log.changesOf('a', {}).flatMap(({ mutations }) => mutations)
const applied = (): unknown[] => store.log.changesOf('a', {}).map(({ effects }) => effects.apply)

test('a creation reads the same before and after the document changes, and when it is gone', () => {
  store.commit([create])
  expect(logged()).toEqual([creation])
  expect(applied()).toEqual([[0, withoutRev(one)]])
  store.commit([update])
  expect(logged()).toEqual([creation, edit])
  store.commit([transaction('t3', two, undefined, deletion)])
  expect(logged()).toEqual([creation, edit, deletion])
  expect(applied()[0]).toEqual([0, withoutRev(one)])
  // Made once more, as something else.
  const again = document('t4', 'Quattro')
  store.commit([transaction('t4', undefined, again, { createIfNotExists: withoutRev(again) })])
  expect(logged()).toEqual([creation, edit, deletion, { createIfNotExists: withoutRev(again) }])
})

test('a document that is created and deleted by one COMMIT leaves what it was', () => {
  store.commit([create, transaction('t2', one, undefined, deletion)])
  expect(logged()).toEqual([creation, deletion])
})

test('a change that reads like the kind of a creation is left as it is', () => {
  store.commit([create])
  const nothing = { ...update, changes: update.changes.map((each) => ({ ...each, mutations: [] })) }
  store.commit([nothing, transaction('t3', two, document('t3', 'Tre'), edit)])
  expect(store.log.changesOf('a', {}).map(({ mutations }) => mutations)).toEqual([
    [creation],
    [],
    [edit],
  ])
})
