const MARKUP: unique symbol = Symbol('markup')

/** A piece of HTML that is safe to put into a page. */
export interface Html {
  readonly [MARKUP]: string
}

/** What may stand in an {@link html} template: text is escaped, HTML is not; nothing is nothing. */
export type HtmlPart = Html | string | number | false | undefined | readonly HtmlPart[]

/** Text with the characters that mean something in HTML escaped, for elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Markup that was made safe elsewhere (a sanitiser, a renderer that escapes). */
export function trustedHtml(markup: string): Html {
  return { [MARKUP]: markup }
}

/** The markup of a piece of HTML, for `set:html`. */
export function markupOf(part: HtmlPart): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if (MARKUP in part) return part[MARKUP]
  return part.map(markupOf).join('')
}

/** Elements whose edges no space is seen at. */
const BLOCK =
  '</?(?:blockquote|details|div|figcaption|figure|h\\d|iframe|li|ol|p|section|summary|t(?:able|body|d|h|head|r)|ul)\\b'

/**
 * Line breaks in a template are for those who read the source; they and their indent become a space,
 * and nothing at the edge of a block.
 */
const SOURCE_BREAK = new RegExp(`(${BLOCK}[^<>]*>)?\\s*\\n\\s*(?=(${BLOCK})?)`, 'g')

/** A template that escapes every value which is not HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const markup = strings
    .map(
      (string, index) => `${string.replaceAll(SOURCE_BREAK, settleBreak)}${markupOf(parts[index])}`,
    )
    .join('')
  return trustedHtml(markup)
}

function settleBreak(_: string, before: string | undefined, after: string | undefined): string {
  return before ?? (after === undefined ? ' ' : '')
}
