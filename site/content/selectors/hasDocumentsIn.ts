import type { Content, Language } from '../content.ts'
import { selector } from '../selector.ts'
import { articlesIn } from './articlesBy.ts'

/** Whether there is an article, or an event, in a language. */
export const hasDocumentsIn = selector(function hasDocumentsIn(
  content: Content,
  kind: 'articles' | 'events',
  language: Language,
): boolean {
  if (kind === 'articles') return articlesIn(content, language).length > 0
  return content.events.some((event) => event.language === language)
})
