import type { ImportedDocument } from './conversion.ts'
import type { Taxonomy } from './convertTaxonomy.ts'
import {
  type CarriedItem,
  currentSlug,
  type ExportContext,
  noteAbout,
  referenceTo,
  subjectOf,
} from './exportContext.ts'
import type { WordPressItem } from './exportFile.ts'

/** The path (with a query, if it has one) of an address of this site; undefined for another site. */
export function oldPath(address: string, siteUrl: string): string | undefined {
  if (!URL.canParse(address, `${siteUrl}/`)) return undefined
  const url = new URL(address, `${siteUrl}/`)
  const host = URL.canParse(siteUrl) ? new URL(siteUrl).host : ''
  const bare = (name: string): string => name.replace(/^www\./, '')
  if (bare(url.host) !== bare(host)) return undefined
  const path = `${url.pathname.replace(/\/{2,}/g, '/')}${url.search}`
  return path === '/' ? undefined : path
}

/** The old addresses of an item: its permalink, and the number that WordPress always answers to. */
export function oldPathsOf(item: WordPressItem, siteUrl: string): string[] {
  const permalink = oldPath(item.link, siteUrl)
  const number = `/?${item.type === 'page' ? 'page_id' : 'p'}=${item.id}`
  const paths = permalink === undefined ? [number] : [permalink, number]
  return [...new Set(paths)]
}

function newPath({ document }: CarriedItem, context: ExportContext): string {
  const current = currentSlug(document)
  const { language } = context
  const prefix = language === 'it' ? '/' : '/en/'
  if (document._type === 'page') return `${prefix}${current}/`
  return `${prefix}${language === 'it' ? 'articoli' : 'articles'}/${current}/`
}

/** The ids that a document refers to. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '_ref' in value && typeof value._ref === 'string' ? [value._ref] : []
  return [...own, ...Object.values(value).flatMap(referencesIn)]
}

function pathsOfItem(one: CarriedItem, context: ExportContext): string[] {
  const paths = oldPathsOf(one.item, context.exported.siteUrl)
  if (!one.isDraft) return paths.filter((from) => from !== newPath(one, context))
  noteAbout(context, subjectOf(one.item))('redirect', `${paths.join(', ')}: it is a draft`)
  return []
}

/**
 * Redirects from the old addresses of published items, and of the lists that published articles
 * stand in. Those of drafts lead nowhere and are noted.
 */
export function convertRedirects(
  context: ExportContext,
  carried: readonly CarriedItem[],
  taxonomy: Taxonomy,
): ImportedDocument[] {
  const redirects = new Map<string, ImportedDocument>()
  const add = (from: string, target: string): void => {
    if (!/^\/\S+$/.test(from)) return
    if (redirects.has(from)) {
      return noteAbout(context, `redirect ${from}`)(
        'redirect',
        `leads elsewhere already, not to ${target}`,
      )
    }
    const _id = context.ids.of('redirect', from)
    redirects.set(from, {
      _id,
      _type: 'redirect',
      from,
      target: { ...referenceTo(target), _weak: true },
      permanent: true,
    })
  }
  for (const one of carried) {
    for (const from of pathsOfItem(one, context)) add(from, one.publishedId)
  }
  const published = carried.filter(({ isDraft }) => !isDraft)
  const shown = new Set(published.flatMap(({ document }) => referencesIn(document)))
  for (const document of taxonomy.documents) {
    const from = taxonomy.oldPaths.get(document._id)
    // The lists of tags have the same address here as in WordPress, in Italian.
    const isSame = context.language === 'it' && from === `/tag/${currentSlug(document)}/`
    if (from !== undefined && shown.has(document._id) && !isSame) add(from, document._id)
  }
  return [...redirects.values()]
}
