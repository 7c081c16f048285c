import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SanityDocument } from '../../../server/lake/documents/document.ts'
import { publishedId, releaseOf } from '../../../server/lake/documents/documentIds.ts'
import { referencesOf } from '../../../server/lake/documents/references.ts'
import { migrateDatabase } from '../../../server/lake/migrateDatabase.ts'
import { datasetMigrations } from '../../../server/lake/storage/datasetMigrations.ts'
import { openSnapshot } from '../../../server/lake/storage/openSnapshot.ts'
import { openStore, type Store } from '../../../server/lake/storage/store.ts'
import { createRandom } from '../../createRandom.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'current-documents-'))
  file = join(folder, 'production.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const documentOf = (_id: string, content: object, _rev = 'r1'): SanityDocument => ({
  _id,
  _type: 'note',
  _rev,
  _createdAt: '2026-01-01T00:00:00.000Z',
  _updatedAt: '2026-01-01T00:00:00.000Z',
  ...content,
})
const reference = (_ref: string, more: object = {}) => ({ _type: 'reference', _ref, ...more })
const effects = { apply: [], revert: [] }

function write(store: Store, id: string, after: SanityDocument | undefined, number: number): void {
  const change = { id, before: store.documents.get(id), after, mutations: [], effects }
  const timestamp = new Date(1.7e12 + number).toISOString()
  const facts = { id: `t${number}`, timestamp, author: 'editor', requestDigest: '', events: [] }
  store.commit([{ ...facts, changes: [change] }])
}

test('after any changes, what is found is what is on disk', () => {
  const random = createRandom(7)
  const upTo = (bound: number): number => Math.floor(random() * bound)
  const prefixes = ['', '', 'drafts.', 'versions.spring.', 'versions.autumn.']
  const anyId = (): string => `${prefixes[upTo(5)]}n${upTo(12)}`
  const store = openStore(file)
  for (let number = 0; number < 600; number++) {
    const id = anyId()
    const links = Array.from({ length: upTo(4) }, () =>
      reference(`n${upTo(12)}`, random() < 0.5 ? { _weak: true } : {}),
    )
    const isGone = random() < 0.2
    write(store, id, isGone ? undefined : documentOf(id, { number, links }), number)
    if (number % 20 > 0) continue
    const all = [...openSnapshot(file).documents]
    expect(store.documents.size).toBe(all.length)
    for (let n = 0; n < 12; n++) {
      const target = `n${n}`
      const ids = (found: readonly SanityDocument[]): string[] => found.map(({ _id }) => _id).sort()
      expect(store.documents.get(target)).toEqual(all.find(({ _id }) => _id === target))
      expect(ids(store.documents.group(target))).toEqual(
        ids(all.filter(({ _id }) => publishedId(_id) === target)),
      )
      for (const onlyStrong of [true, false]) {
        const refers = ({ target: to, weak }: { target: string; weak: boolean }): boolean =>
          to === target && !(onlyStrong && weak)
        expect(store.documents.referringTo(target, onlyStrong)).toEqual(
          ids(all.filter((document) => referencesOf(document).some(refers))),
        )
      }
    }
    expect(store.documents.versionsIn('spring').map(({ _id }) => _id)).toEqual(
      all.flatMap(({ _id }) => (releaseOf(_id) === 'spring' ? _id : [])),
    )
  }
  store.close()
})

test('a dataset of the first layout is told who refers to whom', () => {
  const old = new DatabaseSync(file)
  migrateDatabase(old, file, datasetMigrations.slice(0, 1))
  const insert = old.prepare('INSERT INTO documents (id, type, body) VALUES (?, ?, ?)')
  const documents = [
    documentOf('a', { first: reference('t', { _weak: true }), 'odd "key".x': [reference('t')] }),
    documentOf('b', { list: [{ deep: { er: reference('t', { _weak: true }) } }] }),
    documentOf('c', { elsewhere: reference('t', { _dataset: 'other' }), far: reference('x:t') }),
    documentOf('d', { _ref: 't', _weak: false }),
    documentOf('e', { name: reference('u'), _refs: 't', other: { _ref: 7 } }),
  ]
  for (const each of documents) insert.run(each._id, each._type, JSON.stringify(each))
  old.close()
  const store = openStore(file)
  expect(store.documents.referringTo('t', false)).toEqual(['a', 'b', 'd'])
  expect(store.documents.referringTo('t', true)).toEqual(['a', 'd'])
  expect(store.documents.referringTo('u', true)).toEqual(['e'])
  expect(store.documents.referringTo('x:t', false)).toEqual([])
  store.close()
})

test('a reading of all documents sees none of the commits that come in between', () => {
  const store = openStore(file)
  for (const n of [1, 2, 3]) write(store, `n${n}`, documentOf(`n${n}`, { n }), n)
  const snapshot = openSnapshot(file)
  const read: string[] = []
  for (const { _id } of snapshot.documents) {
    read.push(_id)
    if (read.length === 1) write(store, 'n2', undefined, 4)
    if (read.length === 1) write(store, 'n9', documentOf('n9', {}), 5)
  }
  expect([snapshot.sequence, read]).toEqual([3, ['n1', 'n2', 'n3']])
  expect([...openSnapshot(file).documents].map(({ _id }) => _id)).toEqual(['n1', 'n3', 'n9'])
  store.close()
})
