import type { BodyContext } from './bodyContext.ts'
import { convertBody } from './convertBody.ts'
import type { Taxonomy } from './convertTaxonomy.ts'
import { readGmt, readMoment } from './dates.ts'
import {
  type CarriedItem,
  type ExportContext,
  noteAbout,
  referenceTo,
  subjectOf,
} from './exportContext.ts'
import type { WordPressItem } from './exportFile.ts'
import type { NoteReason, TakeNote } from './importNote.ts'
import { makeFigure } from './makeFigure.ts'
import { oneLine, plainText, shorten } from './plainText.ts'
import { prepareBody } from './prepareBody.ts'

const draftStatuses: Readonly<Record<string, string>> = {
  draft: 'a draft in WordPress',
  pending: 'it waited for review in WordPress',
  private: 'private in WordPress',
  future: 'scheduled in WordPress, with the date of publication kept',
}

const keyCounter = (): (() => string) => {
  let count = 0
  return () => `k${(count += 1)}`
}

/** Why an item may not be public, if so. */
export function draftReason(item: WordPressItem, now: Date): string | undefined {
  if (item.hasPassword)
    return 'protected by a password in WordPress: it must not become public by itself'
  const reason = draftStatuses[item.status]
  if (reason !== undefined) return reason
  const date = readGmt(item.dateGmt)
  if (date !== undefined && date > now.toISOString()) return 'its date lies in the future'
  return item.status === 'publish' ? undefined : `of the unknown status “${item.status}”`
}

function titleOf(item: WordPressItem, context: ExportContext, note: TakeNote): string {
  const title = oneLine(item.title)
  if (title === '') {
    const invented =
      context.language === 'it' ? `Senza titolo (${item.id})` : `Untitled (${item.id})`
    note('invented', `title “${invented}”`)
    return invented
  }
  const fitting = shorten(title, 120)
  if (fitting !== title) note('shortened', `title “${title}”`)
  return fitting
}

function leadOf(item: WordPressItem, beforeMore: string, note: TakeNote): string | undefined {
  const excerpt = plainText(item.excerpt)
  if (excerpt !== '') {
    const lead = shorten(excerpt, 400)
    if (lead !== excerpt) note('shortened', `excerpt, now ending in “${lead.slice(-40)}”`)
    return lead
  }
  // What stands before the “more” mark is in the body as well, so nothing is lost by cutting it.
  return beforeMore === '' ? undefined : shorten(beforeMore.replace(/\n+/g, ' '), 400)
}

const ownFields = new Set([
  '_edit_last',
  '_edit_lock',
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  '_wp_attached_file',
  '_wp_attachment_metadata',
  '_attachment_original_parent_id',
  '_pingme',
  '_encloseme',
])

/** Notes custom fields; what WordPress keeps for itself is noted by name only. */
export function noteCustomFields(item: WordPressItem, note: TakeNote): void {
  const inner = new Set<string>()
  for (const { key, value } of item.meta) {
    if (ownFields.has(key)) continue
    if (key.startsWith('_')) inner.add(key.replace(/_[0-9a-f]{32}$/, '_…'))
    else note('customField', `${key} = ${shorten(value.replace(/\s+/g, ' ').trim(), 200)}`)
  }
  if (inner.size > 0)
    note('customField', `fields of WordPress or its plugins: ${[...inner].join(', ')}`)
}

function heroOf(
  item: WordPressItem,
  context: ExportContext,
  body: BodyContext,
): object | undefined {
  const id = item.meta.find(({ key }) => key === '_thumbnail_id')?.value.trim()
  if (id === undefined || id === '') return undefined
  const file = context.media.byId(id)
  if (file === undefined) {
    body.note('element', `featured picture ${id}: not in the file`)
    return undefined
  }
  const figure = makeFigure({ url: file.url, caption: file.caption, file }, body)
  if (figure === undefined) return undefined
  const { _key, ...hero } = figure
  return hero
}

interface Common {
  readonly carried: Omit<CarriedItem, 'document'>
  readonly fields: Readonly<Record<string, unknown>>
  readonly body: BodyContext
  readonly note: TakeNote
}

function commonFields(
  item: WordPressItem,
  type: 'article' | 'page',
  context: ExportContext,
  pathOf: (url: string) => string | undefined,
): Common {
  const { ids, language, media, exported, now } = context
  const note = noteAbout(context, subjectOf(item))
  const publishedId = ids.of(type, item.id)
  const reason = draftReason(item, now)
  if (reason !== undefined) note('draft', reason)
  const title = titleOf(item, context, note)
  const kinds =
    language === 'it'
      ? { article: 'articolo', page: 'pagina' }
      : { article: 'article', page: 'page' }
  const fallback = `${kinds[type]}-${item.id}`
  const slug = context.allocateSlug({
    id: publishedId,
    type,
    language,
    names: [item.name, title],
    fallback,
  })
  if (slug !== item.name) note('slug', `“${item.name}” became “${slug}”`)
  const body: BodyContext = {
    siteUrl: exported.siteUrl,
    itemId: item.id,
    language,
    media,
    note,
    newKey: keyCounter(),
    pathOf,
  }
  const prepared = prepareBody(item.content, note)
  const blocks = convertBody(prepared.html, body)
  const lead = leadOf(item, prepared.beforeMore, note)
  if (blocks.length === 0) note('invented', 'an empty text')
  noteCustomFields(item, note)
  const isDraft = reason !== undefined
  return {
    carried: { item, publishedId, isDraft },
    body,
    note,
    fields: {
      _id: isDraft ? `drafts.${publishedId}` : publishedId,
      _type: type,
      title,
      language,
      slug: { _type: 'slug', current: slug },
      ...(lead === undefined ? {} : { lead }),
      body: blocks.length > 0 ? blocks : [emptyBlock(body.newKey)],
    },
  }
}

const emptyBlock = (newKey: () => string): object => ({
  _type: 'block',
  _key: newKey(),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: newKey(), text: '', marks: [] }],
})

const lacksPlace = (reason: NoteReason, detail: string, note: TakeNote, when: boolean): void => {
  if (when) note(reason, detail)
}

/** The article of a post. */
export function convertArticle(
  item: WordPressItem,
  {
    context,
    taxonomy,
    pathOf,
  }: { context: ExportContext; taxonomy: Taxonomy; pathOf: (url: string) => string | undefined },
): CarriedItem {
  const { carried, fields, body, note } = commonFields(item, 'article', context, pathOf)
  const { category, tags } = taxonomy.termsOf(item)
  const hero = heroOf(item, context, body)
  const publishedAt = readMoment(item, context.now, note)
  const modifiedAt = readGmt(item.modifiedGmt)
  const isChanged = modifiedAt !== undefined && modifiedAt > publishedAt
  const keyed = (id: string) => ({ ...referenceTo(id), _key: body.newKey() })
  const document = {
    ...fields,
    _id: String(fields['_id']),
    _type: 'article',
    category: referenceTo(category),
    ...(tags.length === 0 ? {} : { tags: tags.map(keyed) }),
    authors: [keyed(taxonomy.authorOf(item.creator))],
    publishedAt,
    ...(isChanged ? { modifiedAt } : {}),
    ...(hero === undefined ? {} : { hero }),
    featured: item.sticky,
    commentsOpen: item.commentsOpen,
  }
  return { ...carried, document }
}

/** The page of a page; levels of pages, their dates and authors have no place here. */
export function convertPage(
  item: WordPressItem,
  { context, pathOf }: { context: ExportContext; pathOf: (url: string) => string | undefined },
): CarriedItem {
  const { carried, fields, body, note } = commonFields(item, 'page', context, pathOf)
  lacksPlace(
    'structure',
    `stood under page ${item.parent}, now beside it`,
    note,
    item.parent !== '0',
  )
  lacksPlace('structure', `its author ${item.creator} and its date ${item.date}`, note, true)
  const hero = heroOf(item, context, body)
  const written = Array.isArray(fields['body']) ? fields['body'] : []
  // A page has no picture of its own, so that of WordPress opens the text.
  const withHero = hero === undefined ? written : [{ ...hero, _key: body.newKey() }, ...written]
  const document = { ...fields, _id: String(fields['_id']), _type: 'page', body: withHero }
  return { ...carried, document }
}
