import { createSlugAllocator } from './allocateSlugs.ts'
import type { Conversion, ConversionOptions, ImportedDocument, Language } from './conversion.ts'
import { convertComments } from './convertComments.ts'
import { convertArticle, convertPage, noteCustomFields } from './convertItem.ts'
import { convertRedirects, oldPath, oldPathsOf } from './convertRedirects.ts'
import { convertTaxonomy } from './convertTaxonomy.ts'
import { createDocumentIds } from './documentIds.ts'
import { type CarriedItem, type ExportContext, noteAbout, subjectOf } from './exportContext.ts'
import type { WordPressExport, WordPressItem } from './exportFile.ts'
import { createMediaLibrary } from './mediaLibrary.ts'
import { findOriginalUrls } from './attachPictures.ts'

const gone = new Set(['trash', 'auto-draft', 'inherit'])

function languageOf(exported: WordPressExport, context: ConversionOptions): Language {
  return context.language ?? (/^en\b/i.test(exported.language) ? 'en' : 'it')
}

/** Paths of the old site that redirects will know, so that links inside texts can use them. */
function createPathFinder(exported: WordPressExport): (url: string) => string | undefined {
  const carried = exported.items.filter(
    (item) => (item.type === 'post' || item.type === 'page') && item.status === 'publish',
  )
  const paths = new Set(carried.flatMap((item) => oldPathsOf(item, exported.siteUrl)))
  return (url) => {
    const path = oldPath(url, exported.siteUrl)
    if (path === undefined || !paths.has(path)) return undefined
    return `${path}${new URL(url).hash}`
  }
}

function noteItem(item: WordPressItem, context: ExportContext): void {
  const note = noteAbout(context, subjectOf(item))
  if (item.type === 'nav_menu_item') {
    const field = (key: string): string =>
      item.meta.find((entry) => entry.key === key)?.value.trim() ?? ''
    const menu = item.terms.find(({ taxonomy }) => taxonomy === 'nav_menu')?.name ?? ''
    const target =
      field('_menu_item_url') || `${field('_menu_item_object')} ${field('_menu_item_object_id')}`
    note('unsupportedType', `entry of the menu “${menu}”, leading to ${target}`)
    return
  }
  if (item.type === 'post' || item.type === 'page') {
    note('status', `status ${item.status}`)
    return
  }
  note('unsupportedType', `status ${item.status}, ${item.content.length} characters of content`)
  noteCustomFields(item, note)
}

function noteSite(context: ExportContext): void {
  const { title, description, language, siteUrl } = context.exported
  const note = noteAbout(context, `site ${siteUrl}`)
  note('site', `name “${title}”: settings are the editors’ own, see Impostazioni in the Studio`)
  if (description !== '') note('site', `description “${description}”`)
  if (!/^(?:it|en)\b/i.test(language)) {
    note(
      'site',
      `language “${language}”: documents are in Italian; import again with --language to change it`,
    )
  }
}

function noteMedia(context: ExportContext): void {
  for (const file of context.media.unused()) {
    const subject = `attachment ${file.id} “${file.title}”`
    noteAbout(context, subject)('media', file.url)
  }
}

/**
 * Converts a whole export: authors, categories and tags; articles and pages; redirects from their
 * old addresses; comments. Pure: the same file always gives the same documents and notes.
 */
export function convertExport(exported: WordPressExport, options: ConversionOptions): Conversion {
  const context: ExportContext = {
    exported,
    now: options.now,
    language: languageOf(exported, options),
    ids: createDocumentIds(exported.siteUrl),
    media: createMediaLibrary(exported.items),
    allocateSlug: createSlugAllocator(options.taken ?? []),
    notes: [],
  }
  noteSite(context)
  const taxonomy = convertTaxonomy(context)
  const pathOf = createPathFinder(exported)
  const carried = exported.items.flatMap((item): CarriedItem[] => {
    if (item.type === 'attachment') return []
    const isText = item.type === 'post' || item.type === 'page'
    if (!isText || gone.has(item.status)) {
      noteItem(item, context)
      return []
    }
    return item.type === 'post'
      ? [convertArticle(item, { context, taxonomy, pathOf })]
      : [convertPage(item, { context, pathOf })]
  })
  const redirects = convertRedirects(context, carried, taxonomy)
  const comments = convertComments(context, carried)
  noteMedia(context)
  const texts: ImportedDocument[] = carried.map(({ document }) => document)
  return {
    documents: [...taxonomy.documents, ...texts, ...redirects, ...comments],
    notes: context.notes,
    pictures: findOriginalUrls(texts),
  }
}
