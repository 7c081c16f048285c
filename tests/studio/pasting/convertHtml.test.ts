import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { convertHtml } from '../../../studio/pasting/convertHtml.ts'
import { keepPictures } from '../../../studio/pasting/keepPictures.ts'
import { markdownToHtml } from '../../../studio/pasting/markdownToHtml.ts'
import { textType } from './textType.ts'

const parse = (html: string): Document => new JSDOM(html).window.document
const convert = (html: string) => convertHtml(html, textType, parse)

/** Blocks as lines: style or type, then the text with its marks in brackets. */
function outline(html: string): string[] {
  return convert(html).blocks.map((block: any) => {
    if (block._type !== 'block') {
      const { _key, _type, ...rest } = block
      return `${_type} ${JSON.stringify(rest, (key, value) => (key === '_key' ? undefined : value))}`
    }
    const defs = new Map<string, any>(block.markDefs.map((def: any) => [def._key, def]))
    const nameOf = (mark: string): string => {
      const def = defs.get(mark)
      return def === undefined ? mark : `${def._type}=${def.href ?? def.text}`
    }
    const text = block.children
      .map(({ text: words, marks }: any) =>
        marks.length === 0 ? words : `[${words}|${marks.map(nameOf).join(',')}]`,
      )
      .join('')
    const list = block.listItem === undefined ? '' : `${block.listItem}${block.level} `
    return `${list}${block.style}: ${text}`
  })
}

const word = (body: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"
  xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Word 15">
  <style><!-- p.MsoNormal {margin:0cm;} --></style></head>
  <body lang=IT style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

test('Word: headings, marks, lists, a table and a footnote', () => {
  const html = word(`
<h1>La carta<o:p></o:p></h1>
<p class=MsoNormal>Il <b>giornale</b> esce <i>ogni giorno</i>, anche&nbsp;<u>oggi</u>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>primo<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>secondo<o:p></o:p></p>
<p class=MsoNormal>Lo dice la legge<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> da anni.<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Anno<o:p></o:p></p></td><td><p class=MsoNormal>Copie<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>2024<o:p></o:p></p></td><td><p class=MsoNormal>1.200<o:p></o:p></p></td></tr></table>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Legge 47 del 1948.<o:p></o:p></p></div></div>`)
  expect(outline(html)).toEqual([
    'h2: La carta',
    'normal: Il [giornale|strong] esce [ogni giorno|em], anche\u00A0[oggi|underline].',
    'bullet1 normal: primo',
    'bullet1 normal: secondo',
    'normal: Lo dice la [legge|footnote=Legge 47 del 1948.] da anni.',
    'table {"hasHeader":false,"rows":[{"_type":"tableRow","cells":["Anno","Copie"]},{"_type":"tableRow","cells":["2024","1.200"]}]}',
  ])
})

test('Google Docs: marks by style, nested lists, links and a picture', () => {
  const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c4d-7fff-1111-2222-333344445555">
<h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">Dal vivo</span></h2>
<p dir="ltr"><span style="font-weight:400;font-style:normal;">Testo </span><span style="font-weight:700;font-style:normal;">forte</span><span style="font-weight:400;font-style:normal;"> e </span><span style="font-weight:400;font-style:italic;">chiaro</span><a href="https://example.org/" style="text-decoration:none;"><span style="font-weight:400;text-decoration:underline;">qui</span></a></p>
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">uno</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">due</span></p></li></ul></ul>
<p dir="ltr"><span><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4nX" width="602" height="400" alt="La piazza"></span></p></b>`
  expect(outline(html)).toEqual([
    'h2: Dal vivo',
    'normal: Testo [forte|strong] e [chiaro|em][qui|link=https://example.org/]',
    'bullet1 normal: uno',
    'bullet2 normal: due',
    'figure {"originalUrl":"https://lh7-rt.googleusercontent.com/docsz/AD_4nX","alt":"La piazza"}',
  ])
})

test('a web page: figure with caption, code, player, quote; what cannot be taken is counted', () => {
  const html = `<article><h1>Titolo</h1><h2>Sezione</h2><h6>Sotto</h6><p>Acqua: H<sub>2</sub>O</p><hr>
<figure><img src="https://example.org/a.jpg" alt="Un molo"><figcaption>Il molo, <em>1950</em></figcaption></figure>
<blockquote><p>Detto.</p></blockquote><pre><code class="language-js">let a = 1
let b</code></pre>
<iframe src="https://www.youtube.com/embed/abcdef12345"></iframe>
<p><img src="file:///C:/Users/io/foto.png"></p><script>alert(1)</script></article>`
  expect(outline(html)).toEqual([
    'h2: Titolo',
    'h3: Sezione',
    'h4: Sotto',
    'normal: Acqua: H2O',
    'figure {"originalUrl":"https://example.org/a.jpg","alt":"Un molo","caption":"Il molo, 1950"}',
    'blockquote: Detto.',
    'codeBlock {"code":"let a = 1\\nlet b","language":"js"}',
    'embed {"url":"https://www.youtube.com/watch?v=abcdef12345","provider":"youtube"}',
  ])
  expect(convert(html).losses).toEqual([
    { kind: 'picture', count: 1 },
    { kind: 'rule', count: 1 },
    { kind: 'raised', count: 1 },
  ])
})

test('cells of several paragraphs, pictures with their bytes, and those that are nowhere', () => {
  const bytes = 'data:image/png;base64,iVBORw0KGgo='
  const html = `<table><tr><td><p>Titolo</p><p>Una <b>riga</b> sola</p></td><td>a<br>b<img src="https://example.org/a.jpg"><ul><li>c</li></ul></td></tr></table>
<ul><li role="checkbox"><img src="${bytes}"><p>da fare</p></li></ul>
<p><img src="${bytes}" alt="Il molo"></p><p><img src="clip_image001.png"><img src="file:///C:/a.png"></p>`
  expect(outline(html)).toEqual([
    'table {"hasHeader":false,"rows":[{"_type":"tableRow","cells":["Titolo Una riga sola","a b c"]}]}',
    'figure {"originalUrl":"https://example.org/a.jpg"}',
    'bullet1 normal: da fare',
    `figure {"embedded":"${bytes}","alt":"Il molo"}`,
  ])
  expect(convert(html).losses).toEqual([
    { kind: 'picture', count: 2 },
    { kind: 'cell', count: 1 },
  ])
})

test('pictures with their bytes are kept in the lake, and those that cannot be are counted', async () => {
  const bytes = 'data:image/png;base64,iVBORw0KGgo='
  const { blocks } = convert(`<p>Uno</p><p><img src="${bytes}" alt="Il molo"></p>`)
  const stored: Blob[] = []
  const kept = await keepPictures(blocks, async (picture) => {
    stored.push(picture)
    return 'image-abc-10x10-png'
  })
  expect(stored.map(({ type: format, size }) => [format, size])).toEqual([['image/png', 8]])
  expect(kept.blocks.at(-1)).toMatchObject({
    _type: 'figure',
    alt: 'Il molo',
    asset: { _type: 'reference', _ref: 'image-abc-10x10-png' },
  })
  expect(Object.keys(kept.blocks.at(-1) ?? {})).not.toContain('embedded')
  const refused = await keepPictures(blocks, () => Promise.reject(new Error('full')))
  expect([refused.blocks.length, refused.failed]).toEqual([1, 1])
})

test('Markdown: what CommonMark and GitHub have', () => {
  const markdown = `# Il titolo

Un **forte** e un *corsivo*, un ~~errore~~, \`codice\` e un [rimando](https://example.org).
Una nota[^1].

- uno
  1. dentro

> citazione

| A | B |
| - | - |
| 1 | 2 |

\`\`\`ts
const a = 1
\`\`\`

![Un ponte](https://example.org/ponte.jpg)

[^1]: La *nota*.
`
  expect(outline(markdownToHtml(markdown))).toEqual([
    'h2: Il titolo',
    'normal: Un [forte|strong] e un [corsivo|em], un [errore|strike-through], [codice|code] e un [rimando|link=https://example.org]. Una [nota|footnote=La nota.].',
    'bullet1 normal: uno',
    'number2 normal: dentro',
    'blockquote: citazione',
    'table {"hasHeader":true,"rows":[{"_type":"tableRow","cells":["A","B"]},{"_type":"tableRow","cells":["1","2"]}]}',
    'codeBlock {"code":"const a = 1","language":"ts"}',
    'figure {"originalUrl":"https://example.org/ponte.jpg","alt":"Un ponte"}',
  ])
})
