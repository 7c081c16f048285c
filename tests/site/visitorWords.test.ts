import { array, assert, constantFrom, property } from 'fast-check'
import { JSDOM } from 'jsdom'
import { expect, it } from 'vitest'
import { markupOf } from '../../site/text/html.ts'
import { linkPlainText } from '../../site/text/linkPlainText.ts'
import { safeUrl } from '../../site/text/safeUrl.ts'

const parser = new new JSDOM('').window.DOMParser()
const render = (text: string): string => markupOf(linkPlainText(text))

it('links web addresses without the punctuation that follows them', () => {
  expect(render('Vedi (https://example.org/a), poi.')).toBe(
    '<p>Vedi (<a href="https://example.org/a" rel="nofollow ugc">https://example.org/a</a>), poi.</p>',
  )
})

it.each([
  ['https://caffè.example/è', 'https://caffè.example/è'],
  ['https://аррӏе.example/p?q=аррӏе', 'https://xn--80ak6aa92e.example/p?q=аррӏе'],
  ['https://google。com/x', 'https://google.com/x'],
])('shows %s as what it leads to', (address, shown) => {
  expect(render(address)).toBe(`<p><a href="${address}" rel="nofollow ugc">${shown}</a></p>`)
})

it.each(['https://bank.example@evil.example/', 'https://bank.example:x@evil.example'])(
  'makes no link of %s, which looks like another’s',
  (address) => expect(render(address)).toBe(`<p>${address}</p>`),
)

it('keeps paragraphs and line breaks', () => {
  expect(render('uno\ndue\r\n\r\n\n tre ')).toBe('<p>uno<br />due</p><p>tre</p>')
})

it('never lets a visitor write markup', () => {
  const hostile = array(
    constantFrom(
      '<script>',
      '</p>',
      '"',
      "'",
      ' onload=x',
      'https://a.b/',
      'javascript:',
      '&lt;',
      '<img src=x>',
      '\n',
      '&#x3C;',
      'x',
    ),
  )
  assert(
    property(hostile, (parts) => {
      const markup = `<main>${render(parts.join(''))}</main>`
      const document = parser.parseFromString(markup, 'text/html')
      const elements = [...document.querySelectorAll('main *')]
      const allowed = elements.every(({ tagName }) => ['P', 'BR', 'A'].includes(tagName))
      const attributes = elements.flatMap((element) =>
        [...element.attributes].map(({ name }) => name),
      )
      return allowed && attributes.every((name) => name === 'href' || name === 'rel')
    }),
    { numRuns: 200 },
  )
})

it.each([
  'javascript:alert(1)',
  ' JaVaScript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  'vbscript:x',
  '',
])('makes no link of %s', (address) => expect(safeUrl(address)).toBeUndefined())

it.each(['https://example.org/', 'mailto:a@example.org', 'tel:+39051', '/privacy/', '#nota-1'])(
  'lets a link lead to %s',
  (address) => expect(safeUrl(address)).toBe(address),
)
