import { expect, test } from 'vitest'
import { z } from 'zod'
import { convert, item } from './wxr.ts'
import { found } from '../../found.ts'

const block = z.looseObject({
  _type: z.string(),
  style: z.string().optional(),
  listItem: z.string().optional(),
  level: z.number().optional(),
  children: z.array(z.object({ text: z.string(), marks: z.array(z.string()) })).optional(),
  markDefs: z.array(z.object({ _key: z.string(), href: z.string() })).optional(),
})

function bodyOf(content: string) {
  const { documents, notes } = convert({ items: item({ 'content:encoded': content }) })
  const article = documents.find(({ _type }) => _type === 'article')
  return { body: z.array(block).parse(article?.['body']), notes }
}

const text = (one: z.infer<typeof block> | undefined) =>
  one?.children?.map((span) => span.text).join('')

/** One line a block: style or type, then its words. */
const outline = (content: string) =>
  bodyOf(content).body.map((block) =>
    block._type === 'block'
      ? `${block.listItem ?? block.style}${block.level ?? ''}: ${text(block)?.trim()}`
      : block._type,
  )

test('text of the classic editor becomes paragraphs and breaks', () => {
  expect(outline('Uno\ndue\n\nTre <b>quattro</b>\n<ul>\n<li>cinque</li>\n</ul>\nsei')).toEqual([
    'normal: Uno\ndue',
    'normal: Tre quattro',
    'bullet1: cinque',
    'normal: sei',
  ])
})

test('text of the block editor loses its marks and its boxes', () => {
  const columns =
    '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:heading --><h1>A</h1><!-- /wp:heading --><p>B</p></div><!-- /wp:column --><div class="wp-block-column"><p>C</p></div></div>\n<!-- /wp:columns -->'
  expect(outline(columns)).toEqual(['h2: A', 'normal: B', 'normal: C'])
})

test('decorators and links are kept, each once', () => {
  const { body } = bodyOf(
    '<p><strong>a <b>b</b></strong> <a href="https://example.org/?a=1&amp;b=2">c</a> <kbd>d</kbd> <ins>e</ins></p>',
  )
  const [block] = body
  const marked = found(found(block).children).filter(({ marks }) => marks.length > 0)
  const link = found(found(found(block).markDefs)[0])
  expect(link.href).toBe('https://example.org/?a=1&b=2')
  expect(marked.map(({ text, marks }) => [text, marks])).toEqual([
    ['a ', ['strong']],
    ['b', ['strong']],
    ['c', [link._key]],
    ['d', ['code']],
    ['e', ['underline']],
  ])
})

test('a link with a scheme that is not the web loses it, and that is said', () => {
  const { body, notes } = bodyOf('<p><a href="javascript:alert(1)">x</a></p>')
  expect(found(body[0]).markDefs).toEqual([])
  expect(notes).toContainEqual(expect.objectContaining({ reason: 'link' }))
})

test('a picture within a paragraph or a list stands between its parts', () => {
  expect(
    outline(
      '<p>a <img src="/x.jpg" alt="X"> b</p><ul><li>c <img src="/y.jpg" alt="Y"></li><li>d</li></ul>',
    ),
  ).toEqual(['normal: a', 'figure', 'normal: b', 'bullet1: c', 'figure', 'bullet1: d'])
})

test('captions, alternative texts and addresses of pictures are kept', () => {
  const { body, notes } = bodyOf(
    '[caption id="attachment_9" width="300"]<a href="/big.jpg"><img src="/foto-300x200.jpg" alt="" /></a> La piazza[/caption]',
  )
  expect(body).toEqual([
    {
      _type: 'figure',
      _key: expect.any(String),
      alt: 'La piazza',
      caption: 'La piazza',
      originalUrl: 'https://vecchio.example/foto-300x200.jpg',
    },
  ])
  expect(notes).toContainEqual(expect.objectContaining({ reason: 'invented' }))
})

test('galleries of both editors become galleries', () => {
  const attachment = (id: string) =>
    item({
      'wp:post_id': id,
      'wp:post_type': 'attachment',
      'wp:status': 'inherit',
      title: `Foto ${id}`,
      'wp:attachment_url': `https://vecchio.example/foto-${id}.jpg`,
      'wp:post_parent': '1',
    })
  const items = [
    item({ 'content:encoded': '[gallery ids="11,12"]\n\n[gallery exclude="12"]' }),
    ...['11', '12', '13'].map(attachment),
  ].join('')
  const { documents, notes } = convert({ items })
  const article = documents.find(({ _type }) => _type === 'article')
  expect(article?.['body']).toMatchObject([
    { images: [{ alt: 'Foto 11' }, { alt: 'Foto 12' }] },
    { images: [{ alt: 'Foto 11' }, { alt: 'Foto 13' }] },
  ])
  expect(notes.filter(({ reason }) => reason === 'media')).toEqual([])
})

test('quotations with a source become pull quotes, others stay in the text', () => {
  const { body } = bodyOf(
    '<blockquote><p>Detto.</p><cite>— <a href="https://example.org/">Ada</a></cite></blockquote><blockquote><p>Uno</p><p>Due</p></blockquote>',
  )
  expect(body[0]).toMatchObject({
    _type: 'pullQuote',
    text: 'Detto.',
    attribution: 'Ada',
    sourceUrl: 'https://example.org/',
  })
  expect(body.slice(1).map((block) => [block.style, text(block)])).toEqual([
    ['blockquote', 'Uno'],
    ['blockquote', 'Due'],
  ])
})

test('tables keep their cells, with empty ones after a wide cell', () => {
  const { body } = bodyOf(
    '<table><thead><tr><th colspan="2">A</th></tr></thead><tr><td>1</td><td>2</td></tr></table>',
  )
  expect(body).toMatchObject([
    { _type: 'table', hasHeader: true, rows: [{ cells: ['A', ''] }, { cells: ['1', '2'] }] },
  ])
})

test('code keeps every space, and no shortcode in it is touched', () => {
  const { body, notes } = bodyOf('<pre class="lang-php">if (a) {\n\n  [gallery]\n}</pre>')
  expect(body).toMatchObject([
    { _type: 'codeBlock', language: 'php', code: 'if (a) {\n\n  [gallery]\n}' },
  ])
  expect(notes.filter(({ reason }) => reason === 'shortcode')).toEqual([])
})

test.each([
  [
    'https://www.youtube.com/watch?v=abcdefghijk',
    'youtube',
    'https://www.youtube.com/watch?v=abcdefghijk',
  ],
  ['[embed]https://vimeo.com/22439234[/embed]', 'vimeo', 'https://vimeo.com/22439234'],
  [
    '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
    'youtube',
    'https://www.youtube.com/watch?v=abcdefghijk',
  ],
  [
    '<iframe src="https://player.vimeo.com/video/22439234"></iframe>',
    'vimeo',
    'https://vimeo.com/22439234',
  ],
  ['[tweet 123456]', 'twitter', 'https://twitter.com/i/status/123456'],
  [
    '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
    'map',
    'https://www.google.com/maps/embed?pb=1',
  ],
  ['[audio mp3="https://vecchio.example/a.mp3"][/audio]', 'other', 'https://vecchio.example/a.mp3'],
  ['<video controls src="/a.mp4"></video>', 'other', 'https://vecchio.example/a.mp4'],
])('%s becomes an embed of %s', (content, provider, url) => {
  expect(bodyOf(content).body).toMatchObject([{ _type: 'embed', provider, url }])
})

test('a quoted tweet keeps its words and its author', () => {
  const { body } = bodyOf(
    '<blockquote class="twitter-tweet"><p>Ciao a tutti</p>— Ada (@ada) <a href="https://twitter.com/ada/status/1">May 4, 2020</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
  )
  expect(body).toMatchObject([
    {
      _type: 'embed',
      provider: 'twitter',
      url: 'https://twitter.com/ada/status/1',
      text: 'Ciao a tutti',
      author: 'Ada (@ada)',
    },
  ])
})

test('unknown shortcodes stay as they are, escaped ones lose a pair of brackets, both are right', () => {
  const { body, notes } = bodyOf('[contatti id="3"] e [[gallery]]')
  expect(text(body[0])).toBe('[contatti id="3"] e [gallery]')
  expect(notes.filter(({ reason }) => reason === 'shortcode')).toMatchObject([
    { detail: '[contatti id="3"]' },
  ])
})

test('what WordPress makes when it shows a page is listed, and so is what cannot be shown', () => {
  const { notes } = bodyOf(
    '<!-- wp:latest-posts {"postsToShow":5} /-->\n<!-- wp:latest-posts /-->\n<!-- wp:html --><form action="/x"><input></form><script>alert(1)</script><!-- /wp:html --><hr>',
  )
  const details = notes.map(({ reason, detail }) => `${reason}: ${detail}`)
  expect(details).toContain('block: latest-posts, 2 times')
  expect(details).toContain('element: <form>')
  expect(details).toContain('element: <script>')
  expect(details).toContain('element: 1 × <hr>')
})

test('a link to another text of the same site follows it to the new one', () => {
  const items = [
    item({
      'content:encoded': '<p><a href="http://www.vecchio.example/2020/05/altro/#fine">x</a></p>',
    }),
    item({ 'wp:post_id': '2', 'wp:post_name': 'altro' }),
  ].join('')
  const { documents } = convert({ items })
  const article = documents.find((one) => one._type === 'article')
  expect(article?.['body']).toMatchObject([{ markDefs: [{ href: '/2020/05/altro/#fine' }] }])
})
