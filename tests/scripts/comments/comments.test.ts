import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommentDocument } from '../../../scripts/comments/commentDocument.ts'
import { readCommentsJson, writeCommentsJson } from '../../../scripts/comments/commentsJson.ts'
import { convertForeign } from '../../../scripts/comments/foreignComment.ts'
import { readArticles, readComments, sendComments } from '../../../scripts/comments/readContent.ts'
import { readDisqus } from '../../../scripts/comments/readDisqus.ts'
import { readWxrComments } from '../../../scripts/comments/readWxrComments.ts'
import { writeCommentsWxr } from '../../../scripts/comments/writeCommentsWxr.ts'
import { openLakeBench, type LakeBench } from '../../comments/lakeBench.ts'

let bench: LakeBench
beforeEach(async () => {
  bench = await openLakeBench()
})
afterEach(() => bench.end())

const weak = (_ref: string) => ({ _type: 'reference' as const, _ref, _weak: true as const })
const comments: CommentDocument[] = [
  {
    _id: 'comment.a',
    name: 'Ada <b>',
    url: 'https://ada.example/?a=1&b=2',
    body: 'Riga una\n\nRiga «due» & <script>x</script>',
    status: 'approved' as const,
    holdReasons: ['links'],
  },
  {
    _id: 'comment.b',
    parent: weak('comment.a'),
    name: 'Redazione',
    body: 'Grazie 👍🏽',
    status: 'approved' as const,
    holdReasons: [],
    authorReply: true,
  },
  {
    _id: 'comment.c',
    name: 'Spam',
    body: 'Casino',
    status: 'spam' as const,
    holdReasons: ['likelySpam'],
  },
  {
    _id: 'comment.d',
    name: 'Attesa',
    body: 'x'.repeat(4999),
    status: 'pending' as const,
    holdReasons: [],
  },
  {
    _id: 'comment.e',
    parent: weak('comment.b'),
    name: 'Cestino',
    body: 'Via',
    status: 'trash' as const,
    holdReasons: [],
  },
].map((fields, index) => ({
  _type: 'comment',
  article: weak('caffe'),
  language: 'it',
  submittedAt: `2026-05-0${index + 2}T10:00:00.000Z`,
  ...fields,
}))

describe('an export', () => {
  it('as JSON comes back equal, and a second time changes nothing', async () => {
    expect(await sendComments(bench.editor, comments)).toBe(5)
    const out = await readComments(bench.editor)
    expect(out).toEqual({ comments, unfit: [] })
    const back = readCommentsJson(writeCommentsJson(out.comments))
    expect(back).toEqual(comments)
    expect(await sendComments(bench.editor, back)).toBe(0)
    for (const { _id } of comments) await bench.editor.delete(_id)
    expect(await sendComments(bench.editor, back)).toBe(5)
    expect((await readComments(bench.editor)).comments).toEqual(comments)
  })

  it('as WXR comes back with words, threads, dates and status; ids are made anew', async () => {
    const articles = await readArticles(bench.editor)
    const wxr = writeCommentsWxr(comments, articles, {
      title: 'La & Gazzetta',
      url: 'https://g.example',
    })
    const back = convertForeign('wxr', readWxrComments(wxr, new Date()), articles)
    expect(back.notes).toEqual([])
    const anew = new Map(comments.map(({ _id }, index) => [_id, `comment.wxr-${index + 1}`]))
    expect(back.comments).toEqual(
      comments.map(({ _id, parent, ...rest }) => ({
        ...rest,
        _id: anew.get(_id),
        holdReasons: [],
        ...(parent && { parent: weak(anew.get(parent._ref) ?? '') }),
      })),
    )
  })

  it.each([
    ['{', /cut off/],
    ['{"comments": [{"_id": "x"}]}', /comments\.0/],
    ['{"comments": [{"_id": "drafts.x", "_type": "article"}]}', /comments\.0/],
  ])('that was damaged is refused, saying where: %s', (text, message) => {
    expect(() => readCommentsJson(text)).toThrow(message)
  })
})

const disqus = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>g</forum><title>General</title></category>
<thread dsq:id="10"><id>77</id><forum>g</forum><link>https://old.example/2014/05/un-caffe/?x=1</link><title>Un caffè</title></thread>
<thread dsq:id="11"><id>altro</id><forum>g</forum><link>https://old.example/altro/</link><title>Altro</title></thread>
<post dsq:id="100"><id/><message><![CDATA[<p>Ciao &amp; <a href="https://x.example/">qui</a></p><p>Due</p>]]></message><createdAt>2014-05-01T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><email>ada@privata.example</email><name>Ada</name><isAnonymous>true</isAnonymous></author><ipAddress>203.0.113.9</ipAddress><thread dsq:id="10"/></post>
<post dsq:id="101"><message><![CDATA[<p>Risposta</p>]]></message><createdAt>2014-05-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Bruno</name></author><thread dsq:id="10"/><parent dsq:id="100"/></post>
<post dsq:id="102"><message><![CDATA[<p>Spam</p>]]></message><createdAt>2014-05-03T10:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>true</isSpam><author><name>S</name></author><thread dsq:id="10"/></post>
<post dsq:id="103"><message><![CDATA[<p>Via</p>]]></message><createdAt>2014-05-04T10:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name/></author><thread dsq:id="10"/><parent dsq:id="999"/></post>
<post dsq:id="104"><message><![CDATA[<p>Altrove</p>]]></message><createdAt>2014-05-04T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>E</name></author><thread dsq:id="11"/></post>
</disqus>`

describe('a Disqus export', () => {
  it('comes in with threads, dates and status, without addresses; what does not fit is named', async () => {
    const articles = await readArticles(bench.editor)
    const { comments: found, notes } = convertForeign('disqus', readDisqus(disqus), articles)
    expect(found.map(({ _id, parent, status, name }) => [_id, parent?._ref, status, name])).toEqual(
      [
        ['comment.disqus-100', undefined, 'approved', 'Ada'],
        ['comment.disqus-101', 'comment.disqus-100', 'approved', 'Bruno'],
        ['comment.disqus-102', undefined, 'spam', 'S'],
        ['comment.disqus-103', undefined, 'trash', 'Anonimo'],
      ],
    )
    expect(found[0]).toMatchObject({
      body: 'Ciao & qui (https://x.example/)\n\nDue',
      submittedAt: '2014-05-01T10:00:00.000Z',
      article: weak('caffe'),
    })
    expect(notes.join('\n')).toMatch(/104[^]*altro[^]*103[^]*999|103[^]*999[^]*104/)
    expect(JSON.stringify(found)).not.toMatch(/privata|203\.0\.113/)
    expect(await sendComments(bench.editor, found)).toBe(4)
    expect(await sendComments(bench.editor, found)).toBe(0)
  })

  it('that was cut off is refused with the place', () => {
    expect(() => readDisqus(disqus.slice(0, 900))).toThrow(/XML is broken: \d+:\d+/)
    expect(() => readDisqus('<rss/>')).toThrow(/no Disqus export/)
  })
})
