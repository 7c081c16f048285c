import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportReport } from '../../../scripts/wordpress/importReport.ts'
import { formatReport } from '../../../scripts/wordpress/importReport.ts'
import { importExport } from '../../../scripts/wordpress/io/importExport.ts'
import { validateDocument } from '../../../schemas/validate.ts'
import { startTestLake, type TestLake } from '../../lake/testLake.ts'
import { referredId } from '../../referredId.ts'
import { readRawItems, reasonToSkip, themeUnitTest } from './themeUnitTest.ts'
import { found } from '../../found.ts'

if (reasonToSkip !== undefined) console.warn(reasonToSkip)

type Document = Record<string, unknown> & { _id: string; _type: string }

describe.skipIf(reasonToSkip !== undefined)(
  'the file that themes of WordPress are tested with',
  () => {
    let lake: TestLake
    let first: ImportReport
    let second: ImportReport
    let between: { count: number; title: string }

    const client = () => lake.client('administrator')
    const run = () =>
      importExport({
        file: themeUnitTest,
        client: client(),
        now: new Date('2026-01-01T00:00:00Z'),
        pictures: false,
        onProgress: () => {},
      })
    const all = (filter: string) =>
      client().fetch<Document[]>(`*[${filter}]`, {}, { perspective: 'raw' })
    const raw = reasonToSkip === undefined ? readRawItems() : []
    const posts = raw.filter(({ type }) => type === 'post')
    const pages = raw.filter(({ type }) => type === 'page')
    const isPublic = (item: (typeof raw)[number]) => item.status === 'publish' && !item.password

    beforeAll(async () => {
      lake = await startTestLake()
      first = await run()
      const [article] = await all('_type == "article" && featured')
      await client().patch(found(article)._id).set({ title: 'Cambiato da un redattore' }).commit()
      between = { count: (await all('true')).length, title: found(article)._id }
      second = await run()
    })
    afterAll(() => lake.close())

    test('holds what the tests count on', () => {
      expect(raw).toHaveLength(186)
      expect(posts.length + pages.length).toBe(79)
      expect(raw.flatMap(({ comments }) => comments)).toHaveLength(33)
    })

    test('every post is an article, every page a page, public only if it was', async () => {
      const published = await all('_type == "article" && !(_id in path("drafts.**"))')
      expect(published).toHaveLength(posts.filter(isPublic).length)
      const drafts = await all('_type == "article" && _id in path("drafts.**")')
      expect(drafts).toHaveLength(posts.filter((post) => !isPublic(post)).length)
      expect(drafts.length).toBeGreaterThanOrEqual(3)
      expect(await all('_type == "page"')).toHaveLength(pages.length)
      const sticky = await all('_type == "article" && featured')
      expect(sticky).toHaveLength(posts.filter(({ sticky }) => sticky).length)
    })

    test('a protected article is not readable without signing in', async () => {
      const [post] = posts.filter(({ password }) => password)
      const copies = await lake.client().fetch('*[_id match $id]', { id: `*${found(post).id}` })
      expect(copies).toEqual([])
      expect(await all(`_id match "*-${found(post).id}" && _type == "article"`)).toHaveLength(1)
    })

    test('every comment on a post is there with its state and its thread; the others are listed', async () => {
      const comments = raw.flatMap(({ type, comments }) =>
        comments.map((comment) => ({ ...comment, on: type })),
      )
      const isComment = ({ type, on }: (typeof comments)[number]) =>
        on === 'post' && type !== 'pingback' && type !== 'trackback'
      const imported = await all('_type == "comment"')
      expect(imported).toHaveLength(comments.filter(isComment).length)
      const idOf = (comment: Document) => comment._id.split('-').at(-1)
      const byId = new Map(imported.map((comment) => [idOf(comment), comment]))
      for (const { id, approved, parent } of comments.filter(isComment)) {
        const comment = byId.get(id)
        expect(comment?.['status'], id).toBe(approved === '1' ? 'approved' : 'pending')
        const answered = referredId(comment?.['parent'])
        expect(answered?.split('-').at(-1) ?? '0', id).toBe(parent)
      }
      expect(imported.filter(({ parent }) => parent).length).toBeGreaterThan(5)
      const listed = first.notes.filter(
        ({ reason }) => reason === 'ping' || reason === 'commentWithoutArticle',
      )
      expect(imported.length + listed.length).toBe(33)
      expect(await lake.client().fetch('count(*[_type == "comment"])')).toBe(0)
    })

    test('old addresses lead to the articles and pages that they were of', async () => {
      const redirects = await client().fetch<{ from: string; type: string; id: string }[]>(
        '*[_type == "redirect"]{from, "type": target->_type, "id": target->_id}',
      )
      const byFrom = new Map(redirects.map((redirect) => [redirect.from, redirect]))
      for (const item of [...posts, ...pages].filter(isPublic)) {
        const number = byFrom.get(`/?${item.type === 'page' ? 'page_id' : 'p'}=${item.id}`)
        expect(number?.id, item.id).toMatch(new RegExp(`-${item.id}$`))
        const path = new URL(item.link).pathname.replace(/\/+/g, '/')
        const language = item.type === 'page' ? '/en' : ''
        expect(byFrom.get(path)?.id ?? `${language} same`, path).toMatch(
          new RegExp(`-${item.id}$|^/en same$`),
        )
      }
      expect(redirects.every(({ type }) => typeof type === 'string')).toBe(true)
    })

    test('every document fits its schema, and every reference leads to something', async () => {
      const documents = await all('!(_type match "system.*")')
      // A comment refers, weakly, to the published id of an article that is still a draft.
      const ids = new Set(documents.flatMap(({ _id }) => [_id, _id.replace('drafts.', '')]))
      for (const document of documents) {
        expect(validateDocument(document), document._id).toMatchObject({ success: true })
        for (const [, id = ''] of JSON.stringify(document).matchAll(/"_ref":"([^"]+)"/g)) {
          expect(ids, `${document._id} → ${id}`).toContain(id)
        }
      }
    })

    test('nothing is lost without a word: each item, comment and picture is carried or listed', async () => {
      const documents = await all('true')
      const ids = new Set(documents.map(({ _id }) => _id.split('-').at(-1)))
      const text = JSON.stringify(documents)
      const listed = JSON.stringify(first.notes)
      const xml = readFileSync(themeUnitTest, 'utf8')
      for (const item of raw) {
        const isListed = listed.includes(`${item.type} ${item.id} `)
        if (item.type !== 'attachment') expect(ids.has(item.id) || isListed, item.id).toBe(true)
      }
      for (const [, url = ''] of xml.matchAll(/<wp:attachment_url>([^<]+)</g)) {
        const name = found(url.split('/').pop()).replace(/\.\w+$/, '')
        expect(text.includes(name) || listed.includes(name), url).toBe(true)
      }
      const missing = first.notes.filter(({ reason }) => reason === 'picture')
      expect(missing.length).toBeGreaterThan(30)
      for (const { subject } of missing) expect(text).toContain(subject)
    })

    test('every picture has words for those who cannot see it', async () => {
      const text = await all('_type in ["article", "page"]')
      const alts = [...JSON.stringify(text).matchAll(/"_type":"figure"/g)]
      const filled = [...JSON.stringify(text).matchAll(/"alt":"[^"]+"/g)]
      expect(alts.length).toBeGreaterThan(50)
      expect(filled).toHaveLength(alts.length)
    })

    test('no email or network address reaches the dataset', async () => {
      const xml = readFileSync(themeUnitTest, 'utf8')
      const text = JSON.stringify(await all('true'))
      const held = [
        ...xml.matchAll(
          /<wp:(?:comment_author_email|comment_author_IP|author_email)>(?:<!\[CDATA\[)?([^<\]]+)/g,
        ),
      ]
      expect(held.length).toBeGreaterThan(20)
      for (const [, secret = ''] of held) expect(text).not.toContain(secret)
    })

    test('a second import creates nothing, and keeps what an editor changed', async () => {
      expect(second.created).toEqual({})
      expect(Object.values(second.leftAlone)).toEqual(Object.values(first.created))
      expect(await all('true')).toHaveLength(between.count)
      const [article] = await all(`_id == "${between.title}"`)
      expect(found(article)['title']).toBe('Cambiato da un redattore')
    })

    test('a third import does not bring back the draft of what an editor published', async () => {
      const [draft] = await all('_type == "article" && title == "Draft"')
      const publishedId = found(draft)._id.replace('drafts.', '')
      await client().action({
        actionType: 'sanity.action.document.publish',
        draftId: found(draft)._id,
        publishedId,
      })
      await run()
      expect((await all('_type == "article" && title == "Draft"')).map(({ _id }) => _id)).toEqual([
        publishedId,
      ])
    })

    test('the report counts every note and names each once', () => {
      const total = Object.values(first.counts).reduce((sum, count) => sum + count, 0)
      expect(total).toBe(first.notes.length)
      const markdown = formatReport(first)
      expect(markdown.match(/^- /gm)).toHaveLength(first.notes.length)
      expect(markdown).toContain('Created: ')
    })
  },
)
