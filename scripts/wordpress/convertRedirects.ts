import type { ImportedDocument } from './conversion.ts'
import {
  type CarriedItem,
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

const addressTypes = new Set(['article', 'page'])

function newPath({ document }: CarriedItem, context: ExportContext): string {
  const slug = document['slug']
  const current =
    typeof slug === 'object' && slug !== null && 'current' in slug ? String(slug.current) : ''
  const { language } = context
  const prefix = language === 'it' ? '/' : '/en/'
  if (document._type === 'page') return `${prefix}${current}/`
  return `${prefix}${language === 'it' ? 'articoli' : 'articles'}/${current}/`
}

/** Redirects from the old addresses of published items; those of drafts lead nowhere and are noted. */
export function convertRedirects(
  context: ExportContext,
  carried: readonly CarriedItem[],
): ImportedDocument[] {
  const taken = new Set<string>()
  return carried
    .filter(({ document }) => addressTypes.has(document._type))
    .flatMap((one) => {
      const note = noteAbout(context, subjectOf(one.item))
      const paths = oldPathsOf(one.item, context.exported.siteUrl)
      if (one.isDraft) {
        note('redirect', `${paths.join(', ')}: it is a draft`)
        return []
      }
      return paths.flatMap((from): ImportedDocument[] => {
        if (from === newPath(one, context)) return []
        if (taken.has(from)) {
          note('redirect', `${from} already leads elsewhere`)
          return []
        }
        taken.add(from)
        const target = referenceTo(one.publishedId)
        const _id = context.ids.of('redirect', from)
        return [{ _id, _type: 'redirect', from, target, permanent: true }]
      })
    })
}
