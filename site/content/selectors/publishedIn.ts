import type { Language } from '../content.ts'

/** The documents of `language`, in their order. */
export function publishedIn<Document extends { readonly language: Language }>(
  documents: readonly Document[],
  language: Language,
): readonly Document[] {
  return documents.filter((document) => document.language === language)
}
