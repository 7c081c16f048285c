import { JSDOM } from 'jsdom'

const { window } = new JSDOM('')
const parser = new window.DOMParser()

/** A document of HTML; no script in it runs and nothing is loaded. */
export function parseHtml(html: string): Document {
  return parser.parseFromString(`<!doctype html><body>${html}`, 'text/html')
}

const gap = /[^\S\n]+/g

/** Elements whose words stand apart from what follows, and what is between them. */
const APART: Readonly<Record<string, string>> = {
  'td, th': ' ',
  'li, tr, dt, dd': '\n',
  'p, div, blockquote, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, pre, address': '\n\n',
}

/** The words of HTML, paragraphs and breaks as new lines. */
export function plainText(html: string): string {
  const body = parseHtml(html).body
  for (const element of body.querySelectorAll('script, style')) element.remove()
  for (const element of body.querySelectorAll('br')) element.replaceWith('\n')
  for (const [names, between] of Object.entries(APART)) {
    for (const element of body.querySelectorAll(names)) element.append(between)
  }
  return tidy(body.textContent ?? '')
}

/** Text with single spaces, and at most one empty line at a time. */
export function tidy(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(gap, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words of HTML in one line. */
export function oneLine(html: string): string {
  return plainText(html).replace(/\s+/g, ' ')
}

/** Text cut at a word so that it has at most `length` characters, an ellipsis included. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > length / 2 ? end : undefined).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The address, whole, when it leads into the web; else undefined. */
export function webUrl(address: string | null | undefined, base?: string): string | undefined {
  const trimmed = address?.trim() ?? ''
  if (trimmed === '' || !URL.canParse(trimmed, base)) return undefined
  const url = new URL(trimmed, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}
