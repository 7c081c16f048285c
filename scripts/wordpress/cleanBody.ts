import type { BodyContext } from './bodyContext.ts'
import { webUrl } from './plainText.ts'

const unwanted =
  'script, style, noscript, template, form, input, select, textarea, svg, canvas, applet'

const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  var: 'code',
  dfn: 'em',
  cite: 'em',
  strike: 's',
  ins: 'u',
}

const plainMarks = 'sub, sup, small, big, mark, abbr[title], acronym[title]'

/** Changes the name of an element and keeps everything in it. */
function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

function removeUnwanted(body: Element, context: BodyContext): void {
  for (const element of body.querySelectorAll(unwanted)) {
    if (!body.contains(element)) continue
    const name = element.tagName.toLowerCase()
    const source = element.getAttribute('src')
    // The script of an embedded post of a social network is part of the embed.
    const isWidget = name === 'script' && /platform\.|widgets\.js|embed\.js/.test(source ?? '')
    if (!isWidget && name !== 'style') {
      context.note('element', `<${name}>${source === null ? '' : ` from ${source}`}`)
    }
    element.remove()
  }
}

function noteFormatting(body: Element, context: BodyContext): void {
  const lost = [...body.querySelectorAll(plainMarks)].map((element) => {
    const title = element.getAttribute('title')
    return `<${element.tagName.toLowerCase()}>${title === null ? '' : ` “${title}”`}`
  })
  const aligned = body.querySelectorAll('[style*="text-align"], [class*="has-text-align"]').length
  if (aligned > 0) lost.push(`alignment of ${aligned} paragraphs`)
  const coloured = body.querySelectorAll('[style*="color"], [class*="-color"]').length
  if (coloured > 0) lost.push(`colours of ${coloured} elements`)
  const columns = body.querySelectorAll('.wp-block-columns').length
  if (columns > 0) lost.push(`${columns} rows of columns, now one after the other`)
  if (lost.length > 0) context.note('formatting', [...new Set(lost)].join(', '))
}

function mendLinks(body: Element, context: BodyContext): void {
  for (const link of body.querySelectorAll('a')) {
    const address = link.getAttribute('href')?.trim() ?? ''
    const web = webUrl(address, `${context.siteUrl}/`)
    const isMail = /^(?:mailto|tel):\S/i.test(address)
    if (address === '' || address.startsWith('#') || (web === undefined && !isMail)) {
      if (address !== '') context.note('link', `“${address}” on “${link.textContent?.trim()}”`)
      link.replaceWith(...link.childNodes)
      continue
    }
    if (isMail) continue
    link.setAttribute('href', (web && context.pathOf(web)) ?? web ?? address)
  }
}

/**
 * Takes out of a body what has no counterpart, and names the rest as Portable Text knows it:
 * headings from 2 to 4, code, emphasis. What is lost is noted.
 */
export function cleanBody(body: Element, context: BodyContext): void {
  removeUnwanted(body, context)
  noteFormatting(body, context)
  mendLinks(body, context)
  const [open, close] = context.language === 'it' ? ['«', '»'] : ['“', '”']
  for (const quotation of body.querySelectorAll('q')) {
    quotation.replaceWith(open, ...quotation.childNodes, close)
  }
  for (const wrapped of body.querySelectorAll('.wp-block-verse')) rename(wrapped, 'p')
  for (const [name, other] of Object.entries(renamed)) {
    // A citation names the source of a quotation; it is read together with it.
    const selector = name === 'cite' ? 'cite:not(blockquote cite, .wp-block-pullquote cite)' : name
    for (const element of [...body.querySelectorAll(selector)].toReversed()) rename(element, other)
  }
}
