import type { Content } from '../../../site/content/content.ts'
import { type AnyDocument, isOfTypeOf } from '../live/anyDocument.ts'
import { createMarks, type FieldOfPage, type Marks } from './marks.ts'

/** Makes content in which every text for readers carries a mark that says which field it is from. */
export interface Marker {
  /** Marks field by field when they are read: a page reads few of ten thousand documents. */
  mark(content: Content): Content
  /** The field behind a mark. */
  fieldOf(mark: number): FieldOfPage | undefined
}

/** A document is marked once for as long as it is the same; after so many marks all begin anew. */
const MOST_MARKS = 300_000

/** Nothing is marked yet. */
export function createMarker(): Marker {
  let marks = createMarks()
  let handles = new WeakMap<AnyDocument, AnyDocument>()
  let contents = new WeakMap<Content, Content>()
  const handle = <Document extends AnyDocument>(document: Document): Document => {
    const known = handles.get(document)
    if (known !== undefined && isOfTypeOf(known, document)) return known
    const fresh = markedDocument(document, marks)
    handles.set(document, fresh)
    return fresh
  }
  return {
    fieldOf: (mark) => marks.fieldOf(mark),
    mark: (content) => {
      if (marks.count() > MOST_MARKS) {
        marks = createMarks()
        handles = new WeakMap()
        contents = new WeakMap()
      }
      const known = contents.get(content) ?? marked(content, handle)
      contents.set(content, known)
      return known
    },
  }
}

function marked(
  content: Content,
  handle: <Document extends AnyDocument>(document: Document) => Document,
): Content {
  const { articles, authors, events, categories, tags, series, pages, settings, byId } = content
  return {
    ...content,
    articles: articles.map(handle),
    authors: authors.map(handle),
    events: events.map(handle),
    categories: categories.map(handle),
    tags: tags.map(handle),
    series: series.map(handle),
    pages: pages.map(handle),
    settings: handle(settings),
    byId: new Map([...byId].map(([id, document]) => [id, handle(document)])),
  }
}

function markedDocument<Document extends AnyDocument>(document: Document, marks: Marks): Document {
  const fields = new Map<PropertyKey, unknown>()
  return new Proxy(document, {
    get: (target, field) => {
      if (!fields.has(field)) {
        const value: unknown = Reflect.get(target, field)
        const place = { id: target._id, type: target._type, path: String(field) }
        fields.set(field, typeof field === 'string' ? markValue(field, value, place, marks) : value)
      }
      return fields.get(field)
    },
  })
}

/** Fields whose text a machine reads: their value decides something, or has a syntax of its own. */
const unspoken =
  /^_|^(?:slug|language|status|style|marks|listItem|timeZone|href|url|email|phone|hashtag|provider|approval|country|from|seo)$|(?:At|Url)$/

function markValue(name: string, value: unknown, place: FieldOfPage, marks: Marks): unknown {
  // A participant's role is chosen from a list; an author's is in words.
  if (unspoken.test(name) || (name === 'role' && place.type === 'event')) return value
  if (typeof value === 'string') return value === '' ? value : `${value}${marks.markOf(place)}`
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value
    return members.map((member, index) => {
      const path = `${place.path}[${keyOf(member) ?? index}]`
      return markValue(name, member, { ...place, path }, marks)
    })
  }
  if (typeof value !== 'object' || value === null) return value
  if (unspokenTypes.has(String(Reflect.get(value, '_type')))) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      markValue(field, inner, { ...place, path: `${place.path}.${field}` }, marks),
    ]),
  )
}

/** Blocks whose text has a syntax of its own, and references. */
const unspokenTypes: ReadonlySet<string> = new Set(['codeBlock', 'math', 'markdown', 'reference'])

function keyOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return undefined
  const key: unknown = Reflect.get(member, '_key')
  return typeof key === 'string' ? `_key=="${key}"` : undefined
}
