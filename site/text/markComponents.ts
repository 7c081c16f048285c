import type { PortableTextHtmlComponents } from '@portabletext/to-html'
import { documentAddress } from '../content/documentAddress.ts'
import type { BodyContext } from './bodyContext.ts'
import { escapeHtml } from './html.ts'
import { safeUrl } from './safeUrl.ts'

function linkMarkup(href: string | undefined, children: string): string {
  const safe = safeUrl(href)
  if (safe === undefined) return children
  const rel = /^https?:/i.test(safe) ? ' rel="external"' : ''
  return `<a href="${escapeHtml(safe)}"${rel}>${children}</a>`
}

function noteMarkup(context: BodyContext, key: string, text: string, children: string): string {
  const known = context.footnotes.findIndex((note) => note.key === key)
  const number = known === -1 ? context.footnotes.push({ key, text }) : known + 1
  const id = known === -1 ? ` id="rif-${number}"` : ''
  const label = escapeHtml(context.text.article.note(number))
  return `${children}<sup class="note"><a href="#nota-${number}"${id} aria-label="${label}">${number}</a></sup>`
}

/** How each mark of the model is written: emphasis, links, notes, foreign words. */
export function markComponents(context: BodyContext): PortableTextHtmlComponents['marks'] {
  return {
    strong: ({ children }) => `<strong>${children}</strong>`,
    em: ({ children }) => `<em>${children}</em>`,
    code: ({ children }) => `<code>${children}</code>`,
    underline: ({ children }) => `<u>${children}</u>`,
    'strike-through': ({ children }) => `<s>${children}</s>`,
    link: ({ value, children }) => linkMarkup(value?.href, children),
    internalLink: ({ value, children }) => {
      const target = context.content.byId.get(value?.reference?._ref)
      if (target === undefined) return children
      return linkMarkup(documentAddress(target, context.language), children)
    },
    footnote: ({ value, markKey, children }) =>
      noteMarkup(context, markKey ?? '', value?.text ?? '', children),
    foreign: ({ value, children }) =>
      `<i lang="${escapeHtml(value?.language ?? 'en')}">${children}</i>`,
  }
}
