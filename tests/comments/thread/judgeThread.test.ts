import { readCommentRules } from '../../../server/comments/thread/commentRules.ts'
import { describe, expect, it } from 'vitest'
import { judgeThread } from '../../../server/comments/thread/judgeThread.ts'
import type {
  ArticleFacts,
  ParentFacts,
  Thread,
} from '../../../server/comments/thread/readThread.ts'

const now = new Date('2026-06-01T10:00:00Z')
const article: ArticleFacts = {
  id: 'caffe',
  title: 'Un caffè',
  slug: 'un-caffe',
  language: 'it',
  publishedAt: '2026-05-01T10:00:00Z',
  commentsOpen: true,
}
const parent: ParentFacts = {
  id: 'comment.a',
  article: 'caffe',
  status: 'approved',
  name: 'Ada',
  body: 'Ciao',
}
const thread: Thread = {
  article,
  parent,
  closeAfterDays: undefined,
  siteTitle: undefined,
  rules: readCommentRules(undefined),
}
const judge = (change: Partial<Thread>, parentId?: string) =>
  judgeThread({ ...thread, ...change }, parentId, now).kind

describe('judgeThread', () => {
  it('opens a published article, and an approved comment under it to answers', () => {
    expect(judge({})).toBe('open')
    expect(judge({}, 'comment.a')).toBe('open')
  })

  it('does not know an article that is not there, or not yet', () => {
    expect(judge({ article: undefined })).toBe('articleUnknown')
    expect(judge({ article: { ...article, publishedAt: '2026-06-01T10:00:01Z' } })).toBe(
      'articleUnknown',
    )
  })

  it('closes by the switch of the article and by age', () => {
    expect(judge({ article: { ...article, commentsOpen: false } })).toBe('commentsClosed')
    expect(judge({ closeAfterDays: 31 })).toBe('commentsClosed')
    expect(judge({ closeAfterDays: 32 })).toBe('open')
    expect(judge({ closeAfterDays: 0 })).toBe('open')
  })

  it.each(['pending', 'spam', 'trash', undefined])('answers no comment that is %s', (status) => {
    expect(judge({ parent: { ...parent, status } }, 'comment.a')).toBe('parentUnknown')
  })

  it('answers no comment that is not there, or stands under another article', () => {
    expect(judge({ parent: undefined }, 'comment.a')).toBe('parentUnknown')
    expect(judge({ parent: { ...parent, article: 'altro' } }, 'comment.a')).toBe('parentUnknown')
  })
})
