import { expect, it } from 'vitest'
import type { Comment } from '../../schemas/content.types.ts'
import { type CommentNode, commentThread } from '../../site/content/selectors/commentThread.ts'
import type { Content } from '../../site/content/content.ts'
import { emptyContent } from './emptyContent.ts'

const comment = (id: string, parent?: string): Comment => ({
  _id: id,
  _type: 'comment',
  _createdAt: '',
  _updatedAt: '',
  _rev: '',
  status: 'approved',
  name: id,
  body: id,
  article: { _type: 'reference', _ref: 'article' },
  submittedAt: `2026-01-01T00:00:0${id.length}Z`,
  ...(parent !== undefined && { parent: { _type: 'reference', _ref: parent } }),
})

const threadOf = (comments: Comment[], commentPlaces: Content['commentPlaces'] = []) =>
  commentThread({ ...emptyContent, comments, commentPlaces }, { _id: 'article' })

const shape = (nodes: readonly CommentNode[]): unknown[] =>
  nodes.map(({ id, comment, replies }) => [
    comment === undefined ? `(${id})` : id,
    ...shape(replies),
  ])

it('keeps other articles’ comments away', () => {
  const elsewhere = { ...comment('b'), article: { _type: 'reference' as const, _ref: 'other' } }
  expect(threadOf([comment('a'), elsewhere])).toMatchObject({ count: 1, roots: [{ id: 'a' }] })
})

it('lays replies below the third level beside each other', () => {
  const deep = [
    comment('a'),
    comment('bb', 'a'),
    comment('ccc', 'bb'),
    comment('dddd', 'ccc'),
    comment('eeeee', 'dddd'),
  ]
  expect(shape(threadOf(deep).roots)).toEqual([['a', ['bb', ['ccc'], ['dddd'], ['eeeee']]]])
})

it('holds a thread together when a comment in its middle is not shown', () => {
  const places = [{ _id: 'bb', articleId: 'article', parentId: 'a', submittedAt: undefined }]
  const thread = threadOf([comment('a'), comment('ccc', 'bb')], places)
  expect(shape(thread.roots)).toEqual([['a', ['(bb)', ['ccc']]]])
  expect(thread.count).toBe(2)
})

it('leaves a tombstone even where nothing is known of the parent any more', () => {
  expect(shape(threadOf([comment('a', 'gone')]).roots)).toEqual([['(gone)', ['a']]])
})

it('shows comments that answer each other in a circle, once each', () => {
  const thread = threadOf([comment('a', 'bb'), comment('bb', 'a')])
  expect(shape(thread.roots)).toEqual([['a'], ['bb']])
})
