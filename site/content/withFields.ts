import type { Content } from './content.ts'

/** The lists that grow with the site. */
export type LongList = 'articles' | 'comments'

/** A document as pages are given it, and some of its fields. */
export type WithFields<Document, Fields> = readonly [document: Document, fields: Fields]

/**
 * Every document of a list with some of its fields, for answers to which each of them counts: where
 * reads are noted that is one note, and not one for each document. Of the pair, the document is what
 * an answer holds; what was read of it beyond these fields would not be noted.
 */
export function withFields<
  Name extends LongList,
  Field extends keyof Content[Name][number] & string,
>(
  content: Content,
  name: Name,
  fields: readonly Field[],
): readonly WithFields<Content[Name][number], Pick<Content[Name][number], Field>>[] {
  const tracker = globalThis.edicolaTracker
  if (tracker?.readList !== undefined) return tracker.readList(name, fields)
  const documents: readonly Content[Name][number][] = content[name]
  return documents.map((document) => [document, document])
}
