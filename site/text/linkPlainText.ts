import { html, type Html, type HtmlPart } from './html.ts'
import { safeUrl } from './safeUrl.ts'
import { shownAddress } from './shownAddress.ts'
import { visitorText } from './visitorText.ts'

const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/g
const TRAILING = /[.,;:!?)\]}»”’]+$/

/** Words of a visitor as HTML: nothing is markup, web addresses become links that pass on no credit. */
function linkLine(line: string): Html {
  const parts: HtmlPart[] = []
  let end = 0
  for (const match of line.matchAll(WEB_ADDRESS)) {
    const address = match[0].replace(TRAILING, '')
    const href = safeUrl(address)
    const shown = href && shownAddress(href)
    if (shown === undefined) continue
    parts.push(line.slice(end, match.index))
    parts.push(html`<a href="${href}" rel="nofollow ugc">${shown}</a>`)
    end = match.index + address.length
  }
  return html`${[...parts, line.slice(end)]}`
}

/** A visitor's plain text as paragraphs: an empty line parts them, a line break stays one. */
export function linkPlainText(text: string): Html {
  const paragraphs = visitorText(text)
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return html`${paragraphs.map((paragraph) => {
    const lines = paragraph.split('\n').map(linkLine)
    return html`<p>${lines.map((line, index) => (index === 0 ? line : html`<br />${line}`))}</p>`
  })}`
}
