/** HTML that is safe to send: every value in it has been escaped or is itself Markup. */
export interface Markup {
  readonly markup: string
}

/** What a template takes: text (escaped), Markup (kept), lists of them, or nothing. */
export type Insertion = string | number | Markup | readonly Insertion[] | undefined | false

/** A tagged template that escapes every inserted text, for element content and quoted attributes. */
export function html(parts: TemplateStringsArray, ...insertions: readonly Insertion[]): Markup {
  const markup = parts.reduce((written, part, index) => {
    return written + render(insertions[index - 1]) + part
  })
  return { markup }
}

/** Text with the five characters escaped that mean something in HTML. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function render(insertion: Insertion): string {
  if (insertion === undefined || insertion === false) return ''
  if (typeof insertion === 'string') return escapeHtml(insertion)
  if (typeof insertion === 'number') return String(insertion)
  if ('markup' in insertion) return insertion.markup
  return insertion.map((part) => render(part)).join('')
}
