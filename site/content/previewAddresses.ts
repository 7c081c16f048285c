import { isPageType } from '../../schemas/pageTypes.ts'
import type { Language, PageDocument } from './content.ts'
import { documentAddress } from './documentAddress.ts'
import { slugOf } from './inspectDocument.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** The addresses (decoded) that a document has, or would have if it were complete; a person has two. */
export function addressesOf(document: RawDocument): readonly string[] {
  if (slugOf(document) === undefined || !hasAddress(document)) return []
  const languages: readonly Language[] = document._type === 'author' ? ['it', 'en'] : ['it']
  return languages.map((language) => decodeURIComponent(documentAddress(document, language)))
}

/** Of a page document an address asks for type, slug and language alone. */
function hasAddress(document: RawDocument): document is RawDocument & PageDocument {
  const { _type: type, language } = document
  return isPageType(type) && (type === 'author' || language === 'it' || language === 'en')
}
