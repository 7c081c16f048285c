import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'

/** Whether there is an article, or an event, in a language. */
export const hasDocumentsIn = selector(function hasDocumentsIn(
  content: Content,
  kind: 'articles' | 'events',
  language: Language,
): boolean {
  return content[kind].some((document) => document.language === language)
})
