import { looksLikeMarkdown } from './looksLikeMarkdown.ts'

/**
 * The HTML of what is pasted: as another program put it on the clipboard, or made of Markdown.
 * Nothing for what the editor itself knows better: its own text, files, and words without form.
 */
export function pastedHtml(
  clipboard: DataTransfer,
  fromMarkdown: (markdown: string) => string,
): string | undefined {
  if (clipboard.getData('application/x-portable-text') !== '') return undefined
  const html = clipboard.getData('text/html')
  const text = clipboard.getData('text/plain')
  // An editor of code puts its colours on the clipboard, around what is Markdown all the same.
  const isCode = /<(?:pre|div)[^>]*(?:monospace|Consolas|Menlo)/i.test(html)
  if (text !== '' && (html === '' || isCode) && looksLikeMarkdown(text)) return fromMarkdown(text)
  return html === '' ? undefined : html
}
