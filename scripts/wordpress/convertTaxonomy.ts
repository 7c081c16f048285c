import type { ImportedDocument } from './conversion.ts'
import { type ExportContext, noteAbout } from './exportContext.ts'
import type { WordPressItem, WordPressTerm } from './exportFile.ts'
import { oneLine, plainText, shorten } from './plainText.ts'

/** Where articles find their authors, categories and tags. */
export interface Taxonomy {
  readonly documents: readonly ImportedDocument[]
  /** The paths that WordPress gives the lists of articles, by the id of author, category or tag. */
  readonly oldPaths: ReadonlyMap<string, string>
  /** The id of the author with this login. */
  authorOf(login: string): string
  /** The ids of the category and the tags of an item; further categories become tags. */
  termsOf(item: WordPressItem): { readonly category: string; readonly tags: readonly string[] }
}

interface Collected {
  readonly documents: Map<string, ImportedDocument>
  readonly oldPaths: Map<string, string>
}

type Kind = 'category' | 'tag'

function termDocument(kind: Kind, term: WordPressTerm, context: ExportContext): ImportedDocument {
  const { ids, language, allocateSlug } = context
  const id = ids.of(kind, term.slug || term.name)
  const note = noteAbout(context, `${kind} “${term.name}”`)
  const name = oneLine(term.name)
  const title = shorten(name || term.slug, 80)
  if (title !== (name || term.slug)) note('shortened', `title “${name}”`)
  const fallback = `${kind}-${term.id || '1'}`
  const slug = allocateSlug({ id, type: kind, language, names: [term.slug, name], fallback })
  if (slug !== term.slug) note('slug', `“${term.slug}” became “${slug}”`)
  const description = plainText(term.description)
  return {
    _id: id,
    _type: kind,
    title,
    slug: { _type: 'slug', current: slug },
    language,
    ...(description === '' ? {} : { description }),
  }
}

function convertAuthors(
  context: ExportContext,
  { documents, oldPaths }: Collected,
): Taxonomy['authorOf'] {
  const { ids, language, allocateSlug, exported } = context
  const known = new Map(exported.authors.map((author) => [author.login, author]))
  const make = (written: string): string => {
    // Some exports have stray marks around the name of the author of an item.
    const trimmed = written.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    const login = !known.has(written) && known.has(trimmed) ? trimmed : written
    const id = ids.of('author', login || 'unknown')
    if (documents.has(id)) return id
    const author = known.get(login)
    const unnamed = language === 'it' ? 'Redazione' : 'Newsroom'
    const name = oneLine(author?.displayName ?? '') || login || unnamed
    const note = noteAbout(context, `author “${login}”`)
    if (author === undefined)
      note('invented', `no author of this name in the file; named “${name}”`)
    if (author?.hasEmail === true) note('privateData', 'its email address')
    const names = [name, login]
    const current = allocateSlug({ id, type: 'author', language, names, fallback: 'autore' })
    const slug = { _type: 'slug', current }
    documents.set(id, { _id: id, _type: 'author', name: shorten(name, 80), slug })
    oldPaths.set(id, `/author/${login}/`)
    return id
  }
  for (const { login } of exported.authors) make(login)
  return make
}

/** The slugs of the categories above one, the highest first; WordPress has them in its address. */
function ancestorsOf(term: WordPressTerm, context: ExportContext): string[] {
  const chain: string[] = []
  let { parent } = term
  while (term.taxonomy === 'category' && parent !== '' && !chain.includes(parent)) {
    chain.unshift(parent)
    const slug = parent
    const found = context.exported.terms.find(
      (other) => other.taxonomy === 'category' && other.slug === slug,
    )
    parent = found?.parent ?? ''
  }
  return chain
}

function noteOtherTerms(context: ExportContext): void {
  for (const term of context.exported.terms) {
    const note = noteAbout(context, `${term.taxonomy} “${term.name}”`)
    if (term.taxonomy !== 'category' && term.taxonomy !== 'post_tag')
      note('term', `slug ${term.slug}`)
    if (term.taxonomy === 'category' && term.parent !== '') {
      note('category', `stood under “${term.parent}”, now beside it`)
    }
  }
}

function termsOfItem(
  item: WordPressItem,
  context: ExportContext,
  termOf: (kind: Kind, term: { slug: string; name: string }) => string,
): ReturnType<Taxonomy['termsOf']> {
  const note = noteAbout(context, `${item.type} ${item.id} “${item.title}”`)
  const inTaxonomy = (taxonomy: string) => item.terms.filter((term) => term.taxonomy === taxonomy)
  const categories = inTaxonomy('category')
  const isTelling = ({ slug }: { slug: string }) =>
    slug !== 'uncategorized' && slug !== 'senza-categoria'
  const first = categories.find(isTelling) ?? categories[0]
  const others = categories.filter((one) => one !== first)
  const none =
    context.language === 'it'
      ? { slug: 'senza-categoria', name: 'Senza categoria' }
      : { slug: 'uncategorized', name: 'Uncategorized' }
  if (first === undefined) note('invented', `category “${none.name}”`)
  for (const other of others) {
    note('category', `“${other.name}” became a tag, beside the category “${first?.name}”`)
  }
  for (const { taxonomy, name } of item.terms) {
    if (taxonomy !== 'category' && taxonomy !== 'post_tag') note('term', `${taxonomy}: ${name}`)
  }
  const tags = [...inTaxonomy('post_tag'), ...others].map((term) => termOf('tag', term))
  return { category: termOf('category', first ?? none), tags: [...new Set(tags)] }
}

/** Authors, categories and tags as documents, those that only an item names included. */
export function convertTaxonomy(context: ExportContext): Taxonomy {
  const collected: Collected = { documents: new Map(), oldPaths: new Map() }
  const { documents, oldPaths } = collected
  const authorOf = convertAuthors(context, collected)
  const termOf = (kind: Kind, term: { slug: string; name: string }): string => {
    const id = context.ids.of(kind, term.slug || term.name)
    if (!documents.has(id)) {
      const bare = { taxonomy: kind, id: '', parent: '', description: '', ...term }
      documents.set(id, termDocument(kind, bare, context))
      oldPaths.set(id, `/${kind}/${term.slug}/`)
    }
    return id
  }
  for (const term of context.exported.terms) {
    const kind = term.taxonomy === 'category' ? 'category' : 'tag'
    if (term.taxonomy !== 'category' && term.taxonomy !== 'post_tag') continue
    const document = termDocument(kind, term, context)
    documents.set(document._id, document)
    oldPaths.set(document._id, `/${kind}/${[...ancestorsOf(term, context), term.slug].join('/')}/`)
  }
  noteOtherTerms(context)
  return {
    get documents() {
      return [...documents.values()]
    },
    oldPaths,
    authorOf,
    termsOf: (item) => termsOfItem(item, context, termOf),
  }
}
