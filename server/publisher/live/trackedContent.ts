import { isDeepStrictEqual } from 'node:util'
import type { Content, PageDocument, PictureAsset } from '../../../site/content/content.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { createDocumentHandles, type DocumentHandles } from './documentHandles.ts'
import { createNotedMap } from './notedMap.ts'

/** Content that notes what is read from it. */
export interface TrackedContent {
  /** One object for as long as the renderer lives, and so is each document in it. */
  readonly content: Content
  /** The fields of each type in the order of their bits. */
  fields(): Readonly<Record<string, readonly string[]>>
  /** Puts `next` behind everything that was handed out, and makes stale who read what differs. */
  show(next: Content): void
}

interface Holder {
  now: Content
}

const LISTS = [
  'articles',
  'authors',
  'events',
  'categories',
  'tags',
  'series',
  'pages',
  'redirects',
  'comments',
] as const

/**
 * Wraps `first`, which nothing has read yet.
 * @param fields those that have a bit already, of each type, in order.
 */
export function trackContent(
  first: Content,
  graph: DependencyGraph,
  fields?: Readonly<Record<string, readonly string[]>>,
): TrackedContent {
  const handles = createDocumentHandles(graph, fields)
  const holder: Holder = { now: first }
  return {
    content: facade(holder, handles, graph),
    fields: () => handles.fields(),
    show: (next) => {
      const before = holder.now
      holder.now = next
      showDocuments(before, next, handles)
      tellDifferences(before, next, graph)
    },
  }
}

/** Gives the handles of the documents of a list; the same array as long as the list is the same. */
function listPresenter(handles: DocumentHandles, graph: DependencyGraph) {
  const lists = new WeakMap<object, readonly unknown[]>()
  return <Document extends { readonly _id: string; readonly _type: string }>(
    name: (typeof LISTS)[number],
    documents: readonly Document[],
  ): readonly Document[] => {
    graph.note(`list:${name}`)
    const known = lists.get(documents)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept under the list it is made of.
    if (known !== undefined) return known as readonly Document[]
    const made = documents.map((document) => handles.of(document))
    lists.set(documents, made)
    return made
  }
}

function facade(holder: Holder, handles: DocumentHandles, graph: DependencyGraph): Content {
  const list = listPresenter(handles, graph)
  return {
    get articles() {
      return list('articles', holder.now.articles)
    },
    get authors() {
      return list('authors', holder.now.authors)
    },
    get events() {
      return list('events', holder.now.events)
    },
    get categories() {
      return list('categories', holder.now.categories)
    },
    get tags() {
      return list('tags', holder.now.tags)
    },
    get series() {
      return list('series', holder.now.series)
    },
    get pages() {
      return list('pages', holder.now.pages)
    },
    get redirects() {
      return list('redirects', holder.now.redirects)
    },
    get comments() {
      return list('comments', holder.now.comments)
    },
    get settings() {
      return handles.of(holder.now.settings)
    },
    get commentPlaces() {
      graph.note('list:commentPlaces')
      return holder.now.commentPlaces
    },
    get readAt() {
      graph.note('time')
      return holder.now.readAt
    },
    byId: createNotedMap<PageDocument>(graph, 'id', {
      now: () => holder.now.byId,
      present: (document) => handles.of(document),
    }),
    pictures: createNotedMap<PictureAsset>(graph, 'picture', {
      now: () => holder.now.pictures,
      present: (picture) => picture,
    }),
  }
}

function showDocuments(before: Content, next: Content, handles: DocumentHandles): void {
  const present = new Set<string>()
  const gone: Listed[] = []
  for (const name of LISTS) {
    // Most changes touch one list, of a site that may have a hundred thousand documents.
    if (before[name] === next[name]) continue
    const { old: left, fresh } = middles(before[name], next[name])
    const old = new Set<Listed>(left)
    for (const document of fresh) {
      present.add(document._id)
      if (!old.delete(document)) handles.show(document)
    }
    gone.push(...old)
  }
  handles.show(next.settings)
  for (const document of gone) if (!present.has(document._id)) handles.drop(document)
}

interface Listed {
  readonly _id: string
  readonly _type: string
}

/** Two lists without what they have in common at their beginnings and ends. */
function middles(before: readonly Listed[], next: readonly Listed[]) {
  const shorter = Math.min(before.length, next.length)
  let start = 0
  while (start < shorter && before[start] === next[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === next.at(-1 - end)) end += 1
  return {
    old: before.slice(start, before.length - end),
    fresh: next.slice(start, next.length - end),
  }
}

function tellDifferences(before: Content, next: Content, graph: DependencyGraph): void {
  for (const name of LISTS) {
    const [one, other] = [before[name], next[name]]
    if (one === other) continue
    const isSame =
      one.length === other.length && one.every(({ _id }, index) => _id === other[index]?._id)
    if (!isSame) graph.change(`list:${name}`)
  }
  if (!isDeepStrictEqual(before.commentPlaces, next.commentPlaces)) {
    graph.change('list:commentPlaces')
  }
  if (before.readAt.getTime() !== next.readAt.getTime()) graph.change('time')
  tellMap(before.byId, next.byId, (one, other) => one?._type === other?._type, 'id', graph)
  tellMap(before.pictures, next.pictures, isDeepStrictEqual, 'picture', graph)
}

function tellMap<Value>(
  before: ReadonlyMap<string, Value>,
  next: ReadonlyMap<string, Value>,
  isSame: (one: Value | undefined, other: Value | undefined) => boolean,
  name: string,
  graph: DependencyGraph,
): void {
  if (before === next) return
  let differs = before.size !== next.size
  const tell = (key: string): void => {
    differs = true
    graph.change(`${name}:${key}`)
  }
  for (const [key, value] of next) if (!isSame(before.get(key), value)) tell(key)
  for (const key of before.keys()) if (!next.has(key)) tell(key)
  if (differs) graph.change(`${name}:*`)
}
