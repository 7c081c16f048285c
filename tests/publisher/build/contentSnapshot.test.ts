import { expect, test } from 'vitest'
import { compareSnapshots, readSnapshot } from '../../../server/publisher/build/contentSnapshot.ts'
import { startTinyLake } from '../tinyLake.ts'

test('a snapshot holds what the site is built from and nothing else', async () => {
  const lake = await startTinyLake()
  lake.put(
    { _id: 'a', _type: 'article', title: 'Articolo' },
    { _id: 'drafts.a', _type: 'article', title: 'Bozza' },
    { _id: 'versions.r.a', _type: 'article', title: 'Versione' },
    { _id: 'comment.1', _type: 'comment', name: 'Ada', status: 'approved' },
    { _id: 'comment.2', _type: 'comment', name: 'Bo', status: 'pending' },
    { _id: 'comment.3', _type: 'comment', name: 'Ci', status: 'spam' },
    { _id: 'r', _type: 'redirect', from: '/vecchio' },
    { _id: 'image-x', _type: 'sanity.imageAsset' },
  )
  expect(await readSnapshot(lake.client)).toEqual({
    a: { rev: 'r1', type: 'article', title: 'Articolo' },
    'comment.1': { rev: 'r4', type: 'comment', title: 'Ada' },
    r: { rev: 'r7', type: 'redirect', title: '/vecchio' },
  })
})

test('a comparison names what was added, changed and removed', () => {
  const state = (rev: string, title: string) => ({ rev, title, type: 'article' })
  const before = { a: state('1', 'A'), b: state('1', 'B'), c: state('1', 'C') }
  const after = { a: state('1', 'A'), b: state('2', 'B2'), d: state('1', 'D') }
  expect(compareSnapshots(before, after)).toEqual([
    { id: 'b', type: 'article', title: 'B2', change: 'changed' },
    { id: 'c', type: 'article', title: 'C', change: 'removed' },
    { id: 'd', type: 'article', title: 'D', change: 'added' },
  ])
  expect(compareSnapshots(after, after)).toEqual([])
})
