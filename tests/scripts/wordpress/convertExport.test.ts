import { expect, test } from 'vitest'
import { validateDocument } from '../../../schemas/validate.ts'
import { referredId } from '../../referredId.ts'
import { comment, convert, item } from './wxr.ts'
import { found } from '../../found.ts'

const taxonomy = (domain: string, nicename: string, name: string) =>
  `<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`

const byType = (conversion: ReturnType<typeof convert>, type: string) =>
  conversion.documents.filter(({ _type }) => _type === type)

const details = (conversion: ReturnType<typeof convert>, reason: string) =>
  conversion.notes.filter((note) => note.reason === reason).map(({ detail }) => detail)

test('the same file always gives the same documents, keys included', () => {
  const parts = { items: item({ 'content:encoded': 'Uno <img src="/a.jpg"> due\n\n[gallery]' }) }
  expect(convert(parts)).toEqual(convert(parts))
})

test('two sites never share an id', () => {
  const here = convert({ items: item({}, comment({})) })
  const there = convert({ items: item({}, comment({})), site: 'https://altro.example' })
  const ids = [...here.documents, ...there.documents].map(({ _id }) => _id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(found(byType(here, 'article')[0])._id).toMatch(/^wp-[0-9a-f]{6}-article-1$/)
})

test.each([
  ['draft', {}],
  ['pending', {}],
  ['private', {}],
  ['future', {}],
  ['publish', { 'wp:post_password': 'segreto' }],
  ['publish', { 'wp:post_date_gmt': '2030-01-01 10:00:00' }],
  ['strano', {}],
])('an article that is %s with %o is a draft, listed, and leads nowhere', (status, fields) => {
  const conversion = convert({ items: item({ 'wp:status': status, ...fields }) })
  expect(found(byType(conversion, 'article')[0])._id).toMatch(/^drafts\./)
  expect(details(conversion, 'draft')).toHaveLength(1)
  expect(byType(conversion, 'redirect')).toEqual([])
  expect(JSON.stringify(conversion)).not.toContain('segreto')
})

test('an article in the bin is listed and not carried', () => {
  const conversion = convert({ items: item({ 'wp:status': 'trash' }) })
  expect(byType(conversion, 'article')).toEqual([])
  expect(details(conversion, 'status')).toEqual(['status trash'])
})

test('the first telling category stays, others become tags, none is made up and said', () => {
  const terms = [
    taxonomy('category', 'uncategorized', 'Uncategorized'),
    taxonomy('category', 'idee', 'Idee'),
    taxonomy('category', 'mestiere', 'Mestiere'),
    taxonomy('post_tag', 'chat', 'chat'),
  ].join('')
  const conversion = convert({
    items: item({}, terms) + item({ 'wp:post_id': '2', 'wp:post_name': 'altro' }),
  })
  const [first, second] = byType(conversion, 'article')
  expect(first).toMatchObject({ category: { _ref: expect.stringMatching(/category-idee$/) } })
  expect(found(first)['tags']).toHaveLength(3)
  expect(second).toMatchObject({ category: { _ref: expect.stringMatching(/senza-categoria$/) } })
  expect(details(conversion, 'category')).toHaveLength(2)
  expect(details(conversion, 'invented')).toEqual(['category “Senza categoria”'])
})

test('a category under another stands beside it, and its old address leads to it', () => {
  const heads = [
    '<wp:category><wp:category_nicename>a</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>A</wp:cat_name></wp:category>',
    '<wp:category><wp:category_nicename>b</wp:category_nicename><wp:category_parent>a</wp:category_parent><wp:cat_name>B</wp:cat_name></wp:category>',
  ].join('')
  const conversion = convert({ heads, items: item({}, taxonomy('category', 'b', 'B')) })
  expect(details(conversion, 'category')).toEqual(['stood under “a”, now beside it'])
  const froms = byType(conversion, 'redirect').map(({ from }) => from)
  expect(froms).toEqual(['/2020/05/un-titolo/', '/?p=1', '/author/ada/', '/category/a/b/'])
})

test('addresses are never shared, with the file or with what is in the dataset already', () => {
  const conversion = convert(
    {
      items:
        item({}) +
        item({ 'wp:post_id': '2' }) +
        item({ 'wp:post_id': '3', 'wp:post_type': 'page', 'wp:post_name': 'privacy' }),
    },
    { taken: [{ id: 'x', type: 'article', language: 'it', slug: 'un-titolo' }] },
  )
  const slugs = [...byType(conversion, 'article'), ...byType(conversion, 'page')].map(
    ({ slug }) => slug,
  )
  expect(slugs).toMatchObject([
    { current: 'un-titolo-2' },
    { current: 'un-titolo-3' },
    { current: 'privacy-2' },
  ])
  expect(details(conversion, 'slug')).toHaveLength(3)
})

test('titles: markup goes, none is made up, long ones are cut, each said', () => {
  const long = 'parola '.repeat(30)
  const conversion = convert({
    items:
      item({ title: 'Un <em>bel</em> &amp; titolo' }) +
      item({ title: '', 'wp:post_id': '2' }) +
      item({ title: long, 'wp:post_id': '3' }),
  })
  const titles = byType(conversion, 'article').map(({ title }) => String(title))
  expect(titles.slice(0, 2)).toEqual(['Un bel & titolo', 'Senza titolo (2)'])
  expect(titles[2]).toMatch(/^parola .*…$/)
  expect(found(titles[2]).length).toBeLessThanOrEqual(120)
  expect(details(conversion, 'invented')).toContain('title “Senza titolo (2)”')
  expect(details(conversion, 'shortened')).toHaveLength(1)
})

test('comments keep their threads and states; what cannot be one is listed', () => {
  const comments = [
    comment({ id: '1' }),
    comment({ id: '2', parent: '1', approved: '0' }),
    comment({ id: '3', parent: '2', approved: 'spam' }),
    comment({ id: '4', parent: '99', approved: 'trash' }),
    comment({ id: '5', type: 'pingback', author_url: 'https://example.org/ping' }),
    comment({
      id: '6',
      author: '',
      author_url: 'javascript:alert(1)',
      content: '<b>Ciao</b> <a href="https://example.org/">qui</a>',
    }),
    comment({ id: '7', author: 'Ada', author_email: 'ADA@vecchio.example', content: '' }),
  ].join('')
  const conversion = convert({ items: item({}, comments) })
  const converted = byType(conversion, 'comment')
  const id = (number: number) => found(converted[0])._id.replace(/1$/, String(number))
  expect(found(converted[0])._id).toMatch(/^comment\.wp-[0-9a-f]{6}-1$/)
  expect(converted.map(({ status }) => status)).toEqual([
    'approved',
    'pending',
    'spam',
    'trash',
    'approved',
    'approved',
  ])
  expect(converted.map(({ parent }) => referredId(parent))).toEqual([
    undefined,
    id(1),
    id(2),
    undefined,
    undefined,
    undefined,
  ])
  expect(converted[4]).toMatchObject({ name: 'Anonimo', body: 'Ciao qui (https://example.org/)' })
  expect(converted[4]).not.toHaveProperty('url')
  expect(converted[5]).toMatchObject({ authorReply: true, body: '(Senza testo)' })
  expect(details(conversion, 'ping')).toHaveLength(1)
  expect(details(conversion, 'comment').join(' ')).toContain('answered comment 99')
  expect(details(conversion, 'privateData')).toHaveLength(7)
  expect(JSON.stringify(conversion.documents)).not.toMatch(/@|192\.0\.2/)
})

test('comments on a page are listed with their words', () => {
  const conversion = convert({
    items: item({ 'wp:post_type': 'page' }, comment({ content: 'Bella pagina' })),
  })
  expect(byType(conversion, 'comment')).toEqual([])
  expect(details(conversion, 'commentWithoutArticle')).toEqual([
    'on page 1 “Un titolo”: “Bella pagina”',
  ])
})

test('sticky articles are featured; dates are those of Greenwich; the rest of the dates are said', () => {
  const conversion = convert({
    items:
      item({ 'wp:is_sticky': '1', 'wp:post_modified_gmt': '2020-06-01 08:00:00' }) +
      item({
        'wp:post_id': '2',
        'wp:post_date_gmt': '0000-00-00 00:00:00',
        'wp:comment_status': 'closed',
      }),
  })
  const [first, second] = byType(conversion, 'article')
  expect(first).toMatchObject({
    featured: true,
    publishedAt: '2020-05-04T10:00:00.000Z',
    modifiedAt: '2020-06-01T08:00:00.000Z',
    commentsOpen: true,
  })
  expect(second).toMatchObject({ publishedAt: '2020-05-04T12:00:00.000Z', commentsOpen: false })
  expect(details(conversion, 'invented').join(' ')).toContain('2020-05-04 12:00:00')
})

test('an author whom the file does not name is made of the login, and said', () => {
  const conversion = convert({ items: item({ 'dc:creator': 'fantasma' }) })
  expect(byType(conversion, 'author').map(({ name }) => name)).toEqual(['Ada Rossi', 'fantasma'])
  expect(details(conversion, 'invented').join(' ')).toContain('fantasma')
})

test('even the emptiest item makes a valid document', () => {
  const conversion = convert({
    items: item({
      title: '',
      'content:encoded': '',
      'wp:post_name': '',
      'dc:creator': '',
      'wp:post_date_gmt': '',
      'wp:post_date': '',
      link: '',
    }),
  })
  for (const document of conversion.documents) {
    expect(validateDocument(document), document._id).toMatchObject({ success: true })
  }
  expect(byType(conversion, 'article')[0]).toMatchObject({
    publishedAt: '2026-01-01T00:00:00.000Z',
  })
})

test('menus, custom types and custom fields are listed one by one', () => {
  const meta =
    '<wp:postmeta><wp:meta_key>voto</wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>'
  const conversion = convert({
    items:
      item({ 'wp:post_type': 'nav_menu_item' }) +
      item({ 'wp:post_type': 'ricetta', 'wp:post_id': '2' }) +
      item({ 'wp:post_id': '3' }, meta),
  })
  expect(details(conversion, 'unsupportedType')).toHaveLength(2)
  expect(details(conversion, 'customField')).toEqual(['voto = 9'])
})
