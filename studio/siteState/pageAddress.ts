import { z } from 'zod'
import { pageTypes } from '../../schemas/pageTypes.ts'

/** The first part of an address by type and language, as `site/content/documentAddress.ts` has it. */
export const sections = {
  it: {
    article: '/articoli/',
    author: '/persone/',
    event: '/eventi/',
    category: '/categorie/',
    tag: '/tag/',
    series: '/serie/',
    page: '/',
  },
  en: {
    article: '/en/articles/',
    author: '/en/people/',
    event: '/en/events/',
    category: '/en/categories/',
    tag: '/en/tags/',
    series: '/en/series/',
    page: '/en/',
  },
} as const

const paged = z.object({
  _type: z.enum(pageTypes),
  slug: z.object({ current: z.string().min(1) }),
  language: z.enum(['it', 'en']).catch('it'),
})

/**
 * The path of a document's page on the site; `undefined` when it has none, because of its type
 * or for want of a slug. A person has a page in each language; this is the Italian one.
 */
export function pageAddress(document: unknown): string | undefined {
  const read = paged.safeParse(document).data
  if (read === undefined) return undefined
  const language = read._type === 'author' ? 'it' : read.language
  return `${sections[language][read._type]}${encodeURIComponent(read.slug.current)}/`
}
