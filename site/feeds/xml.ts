import { escapeHtml } from '../text/html.ts'

/** Text for XML 1.0: escaped, without the characters that it forbids. */
export function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- XML forbids exactly these.
  return escapeHtml(text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''))
}

/** An element with text inside; nothing when there is no text. */
export function xmlElement(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${xml(text)}</${name}>`
}
