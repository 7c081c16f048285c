import type { Author } from '../../schemas/content.types.ts'
import type { Language, PageDocument } from './content.ts'

/** The first part of the address of each kind of document, by language. */
export const sections = {
  it: {
    article: 'articoli',
    author: 'persone',
    event: 'eventi',
    category: 'categorie',
    tag: 'tag',
    series: 'serie',
    archive: 'archivio',
    search: 'cerca',
    pageNumber: 'pagina',
    month: 'mese',
  },
  en: {
    article: 'articles',
    author: 'people',
    event: 'events',
    category: 'categories',
    tag: 'tags',
    series: 'series',
    archive: 'archive',
    search: 'search',
    pageNumber: 'page',
    month: 'month',
  },
} as const

/** A list that has a page of its own. */
export type Section = Exclude<keyof (typeof sections)['it'], 'pageNumber' | 'month'>

/** The path of the home page of a language. */
export function homeAddress(language: Language): string {
  return language === 'it' ? '/' : `/${language}/`
}

/** The path of a list, as `/articoli/` or `/en/articles/`. */
export function sectionAddress(section: Section, language: Language): string {
  return `${homeAddress(language)}${sections[language][section]}/`
}

/** The path of page `number` of the list at `address`; 0 is its front, the address itself. */
export function numberedAddress(address: string, number: number, language: Language): string {
  return number === 0 ? address : `${address}${sections[language].pageNumber}/${number}/`
}

/** What of a document its address is made of. */
type Addressed =
  | Pick<Author, '_type' | 'slug'>
  | Pick<Exclude<PageDocument, Author>, '_type' | 'slug' | 'language'>

/**
 * The path of a document's page. An author has one in each language: `language` chooses;
 * for all others the document's own language counts.
 */
export function documentAddress(document: Addressed, language: Language): string {
  const slug = encodeURIComponent(document.slug.current)
  if (document._type === 'author') return `${sectionAddress('author', language)}${slug}/`
  if (document._type === 'page') return `${homeAddress(document.language)}${slug}/`
  return `${sectionAddress(document._type, document.language)}${slug}/`
}
