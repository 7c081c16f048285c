import type { Comment, Redirect, Settings } from '../../schemas/content.types.ts'
import { isPageType } from '../../schemas/pageTypes.ts'
import type { Content, PageDocument } from './content.ts'
import type { RawContent } from './contentSource.ts'
import { defaultSettings } from './defaultSettings.ts'
import { createSortedList } from './sortedList.ts'

type RawDocument = Readonly<Record<string, unknown>>
type PublishedDocument = PageDocument | Comment | Redirect | Settings
type DocumentOf<Type extends PublishedDocument['_type']> = Extract<
  PublishedDocument,
  { _type: Type }
>

/** The lists of content, kept in their orders. */
export interface ContentLists {
  /** Content after documents went and came; lists in which nothing changed are the same arrays. */
  arrange(change: {
    readonly gone: readonly RawDocument[]
    /** Those that passed their schemas. */
    readonly come: readonly RawDocument[]
    readonly raw: Pick<RawContent, 'commentPlaces' | 'pictures'>
    readonly now: Date
  }): Content
}

/** An article dated in the future is on no page yet; links to it are plain words until then. */
function isBeforeItsTime(document: RawDocument, now: Date): boolean {
  const { publishedAt } = document
  if (document['_type'] !== 'article' || typeof publishedAt !== 'string') return false
  return Date.parse(publishedAt) > now.getTime()
}

/** Orders by a text field, then by id; texts are compared by code unit, as GROQ does. */
function by(field: string, direction = 1) {
  return (one: RawDocument, other: RawDocument): number => {
    const [a, b] = [String(one[field]), String(other[field])]
    if (a !== b) return a < b ? -direction : direction
    return String(one['_id']) < String(other['_id']) ? -1 : 1
  }
}

/** Sound for documents that passed the schema of their `_type`. */
function isOnPages(document: RawDocument): document is PageDocument {
  return isPageType(document['_type'])
}

/** The documents of one type in an order. Sound for those that passed the schema of their `_type`. */
function listOf<Type extends PublishedDocument['_type']>(type: Type, order: ReturnType<typeof by>) {
  const isOfType = (document: RawDocument): document is DocumentOf<Type> =>
    document['_type'] === type
  const list = createSortedList<DocumentOf<Type>>(order)
  return (gone: readonly RawDocument[], come: readonly RawDocument[]) =>
    list.update(new Set(gone.filter(isOfType)), come.filter(isOfType))
}

/** Empty lists. */
export function createContentLists(): ContentLists {
  const articles = listOf('article', by('publishedAt', -1))
  const authors = listOf('author', by('name'))
  const events = listOf('event', by('startsAt'))
  const categories = listOf('category', by('title'))
  const tags = listOf('tag', by('title'))
  const series = listOf('series', by('title'))
  const pages = listOf('page', by('title'))
  const redirects = listOf('redirect', by('_id'))
  const comments = listOf('comment', by('submittedAt'))
  const settings = listOf('settings', by('_id'))
  let byId = new Map<string, PageDocument>()
  const waiting = new Set<RawDocument>()
  let pictures: {
    readonly list: RawContent['pictures']
    readonly byId: Content['pictures']
  } = { list: [], byId: new Map() }

  return {
    arrange: (change) => {
      const { gone, raw, now } = change
      for (const document of gone) waiting.delete(document)
      const due = [...waiting].filter((document) => !isBeforeItsTime(document, now))
      for (const document of due) waiting.delete(document)
      const come = [...due]
      for (const document of change.come) {
        if (isBeforeItsTime(document, now)) waiting.add(document)
        else come.push(document)
      }
      if (pictures.list !== raw.pictures) {
        const known = new Map(raw.pictures.map((picture) => [picture._id, picture]))
        pictures = { list: raw.pictures, byId: known }
      }
      byId = new Map(byId)
      for (const { _id } of gone) byId.delete(String(_id))
      for (const document of come) if (isOnPages(document)) byId.set(document._id, document)
      return {
        articles: articles(gone, come),
        authors: authors(gone, come),
        events: events(gone, come),
        categories: categories(gone, come),
        tags: tags(gone, come),
        series: series(gone, come),
        pages: pages(gone, come),
        settings: settings(gone, come)[0] ?? defaultSettings,
        redirects: redirects(gone, come),
        comments: comments(gone, come),
        commentPlaces: raw.commentPlaces,
        pictures: pictures.byId,
        byId,
        readAt: now,
      }
    },
  }
}
