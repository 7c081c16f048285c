import type { Content, Language } from '../content.ts'
import { hasDocumentsIn } from './hasDocumentsIn.ts'

/**
 * The addresses of a page that the site has in each of its languages, as `addressIn` gives them;
 * none while it speaks one, which it does until it has an article in English.
 */
export function inBothLanguages(
  content: Content,
  addressIn: (language: Language) => string,
): Readonly<Partial<Record<Language, string>>> {
  if (!hasDocumentsIn(content, 'articles', 'en')) return {}
  return { it: addressIn('it'), en: addressIn('en') }
}
