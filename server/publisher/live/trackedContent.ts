import { isDeepStrictEqual } from 'node:util'
import type { Content, PageDocument, PictureAsset } from '../../../site/content/content.ts'
import type { LongList, WithFields } from '../../../site/content/withFields.ts'
import type { AnyDocument } from './anyDocument.ts'
import type { DependencyGraph } from './dependencyGraph.ts'
import { createDocumentHandles, type DocumentHandles } from './documentHandles.ts'
import { createNotedMap } from './notedMap.ts'

/** Content that notes what is read from it. */
export interface TrackedContent {
  /** One object for as long as the renderer lives, and so is each document in it. */
  readonly content: Content
  /** Every document of a list, and what stands behind it; notes that the fields of all were read. */
  readList<Name extends LongList>(
    name: Name,
    fields: readonly string[],
  ): readonly WithFields<Content[Name][number], Content[Name][number]>[]
  /** The fields of each type in the order of their bits. */
  fields(): Readonly<Record<string, readonly string[]>>
  /**
   * Puts `next` behind everything that was handed out, and makes stale who read what differs.
   * @param touched ids of all documents that changed; time may have changed what others show.
   */
  show(next: Content, touched: ReadonlySet<string>): void
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

type ListName = (typeof LISTS)[number]

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
  const content = facade(holder, handles, graph)
  const articles = pairsOf<Content['articles'][number]>()
  const comments = pairsOf<Content['comments'][number]>()
  const readers: {
    readonly [Name in LongList]: (
      fields: readonly string[],
    ) => readonly WithFields<Content[Name][number], Content[Name][number]>[]
  } = {
    articles: (fields) => {
      handles.note('article', fields)
      return articles(content.articles, holder.now.articles)
    },
    comments: (fields) => {
      handles.note('comment', fields)
      return comments(content.comments, holder.now.comments)
    },
  }
  return {
    content,
    readList: (name, fields) => readers[name](fields),
    fields: () => handles.fields(),
    show: (next, touched) => {
      const before = holder.now
      holder.now = next
      showDocuments(before, next, { handles, graph })
      tellDifferences(before, next, { touched, graph })
    },
  }
}

/** Gives the handles of a list's documents and what stands behind each; kept until the list changes. */
function pairsOf<Document>() {
  let last: readonly Document[] | undefined
  let pairs: readonly WithFields<Document, Document>[] = []
  return (handles: readonly Document[], documents: readonly Document[]) => {
    if (documents !== last) {
      pairs = documents.map((document, place) => [handles[place] ?? document, document])
      last = documents
    }
    return pairs
  }
}

/** Gives the handles of the documents of a list; the same array as long as the list is the same. */
function presentList<Document extends AnyDocument>(
  name: ListName,
  { handles, graph }: { readonly handles: DocumentHandles; readonly graph: DependencyGraph },
): (documents: readonly Document[]) => readonly Document[] {
  const lists = new WeakMap<readonly Document[], readonly Document[]>()
  return (documents) => {
    graph.note('list', name)
    const made = lists.get(documents) ?? documents.map((document) => handles.of(document))
    lists.set(documents, made)
    return made
  }
}

function presentLists(given: {
  readonly handles: DocumentHandles
  readonly graph: DependencyGraph
}) {
  const present = <Name extends ListName>(name: Name) =>
    presentList<Content[Name][number]>(name, given)
  return {
    articles: present('articles'),
    authors: present('authors'),
    events: present('events'),
    categories: present('categories'),
    tags: present('tags'),
    series: present('series'),
    pages: present('pages'),
    redirects: present('redirects'),
    comments: present('comments'),
  }
}

function facade(holder: Holder, handles: DocumentHandles, graph: DependencyGraph): Content {
  const lists = presentLists({ handles, graph })
  return {
    get articles() {
      return lists.articles(holder.now.articles)
    },
    get authors() {
      return lists.authors(holder.now.authors)
    },
    get events() {
      return lists.events(holder.now.events)
    },
    get categories() {
      return lists.categories(holder.now.categories)
    },
    get tags() {
      return lists.tags(holder.now.tags)
    },
    get series() {
      return lists.series(holder.now.series)
    },
    get pages() {
      return lists.pages(holder.now.pages)
    },
    get redirects() {
      return lists.redirects(holder.now.redirects)
    },
    get comments() {
      return lists.comments(holder.now.comments)
    },
    get settings() {
      return handles.of(holder.now.settings)
    },
    get commentPlaces() {
      graph.note('list', 'commentPlaces')
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

function showDocuments(
  before: Content,
  next: Content,
  { handles, graph }: { readonly handles: DocumentHandles; readonly graph: DependencyGraph },
): void {
  const present = new Set<string>()
  const gone: AnyDocument[] = []
  for (const name of LISTS) {
    // Most changes touch one list, of a site that may have a hundred thousand documents.
    if (before[name] === next[name]) continue
    const { old: left, fresh } = middles(before[name], next[name])
    const isSameList = left.length === fresh.length && left.every(isPlaceOf(fresh))
    if (!isSameList) graph.change('list', name)
    const old = new Set<AnyDocument>(left)
    for (const document of fresh) {
      present.add(document._id)
      if (!old.delete(document)) handles.show(document)
    }
    gone.push(...old)
  }
  handles.show(next.settings)
  for (const document of gone) if (!present.has(document._id)) handles.drop(document)
}

const isPlaceOf =
  (fresh: readonly AnyDocument[]) =>
  ({ _id }: AnyDocument, index: number): boolean =>
    fresh[index]?._id === _id

/** Two lists without what they have in common at their beginnings and ends. */
function middles(before: readonly AnyDocument[], next: readonly AnyDocument[]) {
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

function tellDifferences(
  before: Content,
  next: Content,
  { touched, graph }: { readonly touched: ReadonlySet<string>; readonly graph: DependencyGraph },
): void {
  if (!isDeepStrictEqual(before.commentPlaces, next.commentPlaces)) {
    graph.change('list', 'commentPlaces')
  }
  const isSameTime = before.readAt.getTime() === next.readAt.getTime()
  if (!isSameTime) graph.change('time')
  const documents = isSameTime ? touched : new Set([...before.byId.keys(), ...next.byId.keys()])
  const isSameType = (id: string): boolean =>
    before.byId.get(id)?._type === next.byId.get(id)?._type
  tellKeys('id', documents, isSameType, graph)
  if (before.pictures === next.pictures) return
  const pictures = new Set([...before.pictures.keys(), ...next.pictures.keys()])
  const isSamePicture = (id: string): boolean =>
    isDeepStrictEqual(before.pictures.get(id), next.pictures.get(id))
  tellKeys('picture', pictures, isSamePicture, graph)
}

function tellKeys(
  map: 'id' | 'picture',
  keys: ReadonlySet<string>,
  isSame: (key: string) => boolean,
  graph: DependencyGraph,
): void {
  const changed = [...keys].filter((key) => !isSame(key))
  for (const key of changed) graph.change(map, key)
  if (changed.length > 0) graph.change(map, '*')
}
