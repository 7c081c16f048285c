import { evaluateSync, type ExprNode } from 'groq-js'
import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import { isExprNode } from './parseQuery.ts'
import { union } from './plan/lookup.ts'
import { mapChildren } from './plan/mapChildren.ts'
import type { Postings } from './plan/postings.ts'
import { slotExpressionOfText } from './plan/syntheticReference.ts'
import type { View } from './view.ts'

/** The words of a text, folded, in order and as a set. */
interface Words {
  /** With a space at either end and between words. */
  readonly text: string
  readonly unique: ReadonlySet<string>
}

/** Gives the words of what an expression finds in a document. */
type WordsOf = (document: SanityDocument) => Words

/** One `x match text::query(q)` of a query. */
export interface TextQuery {
  /** What stands in its place: whether the answer has the `_id` of the current item. */
  readonly node: ExprNode
  readonly searched: ExprNode
  readonly asked: ExprNode
}

/** The documents for which a text query holds. */
export interface TextAnswer {
  readonly ids: ReadonlySet<string>
  /** In the order of their ids. */
  readonly documents: readonly SanityDocument[]
}

/** The slot of a text query by its place among those of a query; slots of plans are not negative. */
export function textSlot(position: number): number {
  return -1 - position
}

/**
 * Takes each `x match text::query(q)`, which groq-js only parses, out of a query. It is understood
 * where the filtered item is a document, as the Studio writes it.
 */
export function extractTextQueries(tree: ExprNode): { tree: ExprNode; queries: TextQuery[] } {
  const queries: TextQuery[] = []
  const id: ExprNode = { type: 'AccessAttribute', name: '_id' }
  const extract = (node: ExprNode): ExprNode => {
    const asked = askedText(node)
    if (asked === undefined || node.type !== 'OpCall') return mapChildren(node, extract)
    const placed = slotExpressionOfText(textSlot(queries.length), id)
    queries.push({ node: placed, searched: node.left, asked })
    return placed
  }
  return { tree: extract(tree), queries }
}

/** Answers text queries. Remembers the words of a document for as long as it is in use. */
export function createTextAnswers(): (
  query: TextQuery,
  view: View,
  params: Record<string, unknown>,
) => TextAnswer {
  const remembered = new Map<string, WeakMap<SanityDocument, Words>>()
  return ({ searched, asked }, view, params) => {
    const text: unknown = evaluateSync(asked, { params, root: null }).data
    const terms = parseTerms(typeof text === 'string' ? text : '')
    const wordsOf: WordsOf = (document) =>
      words(textOf(evaluateSync(searched, { params, root: document }).data))
    const name = JSON.stringify(['words', searched])
    const isFixed = !name.includes('"Parameter"')
    const cached = isFixed ? cachedWords(remembered, name, wordsOf) : wordsOf
    const candidates = isFixed
      ? candidatesOf(view, terms, () => view.indexes.other(name, (each) => cached(each).unique))
      : view.documents
    const documents = candidates.filter((document) => matchesTerms(cached(document), terms))
    return { documents, ids: new Set(documents.map(({ _id }) => _id)) }
  }
}

// The Studio asks with a handful of expressions; others come and go.
const mostExpressions = 16

function cachedWords(
  remembered: Map<string, WeakMap<SanityDocument, Words>>,
  name: string,
  wordsOf: WordsOf,
): WordsOf {
  if (!remembered.has(name) && remembered.size >= mostExpressions) remembered.clear()
  const known = remembered.get(name) ?? new WeakMap<SanityDocument, Words>()
  remembered.set(name, known)
  return (document) => {
    const found = known.get(document) ?? wordsOf(document)
    known.set(document, found)
    return found
  }
}

/** The documents that have the words of the term that the fewest have. */
function candidatesOf(
  view: View,
  terms: readonly Term[],
  postings: () => Postings,
): readonly SanityDocument[] {
  let best = view.documents
  for (const { text, kind, excluded } of terms) {
    if (excluded) continue
    const index = postings()
    const [first = ''] = text.split(' ')
    const isWhole = kind !== 'prefix'
    const keys = isWhole ? [first] : [...index.keys()].filter((word) => word.startsWith(text))
    const found = union(index, keys)
    if (found.length < best.length) best = found
  }
  return best
}

/** The argument of `text::query` when the node is a `match` with it. */
function askedText(node: ExprNode): ExprNode | undefined {
  if (node.type !== 'OpCall' || node.op !== 'match' || node.right.type !== 'FuncCall') {
    return undefined
  }
  const { namespace, name, args } = node.right
  const [first] = args
  return namespace === 'text' && name === 'query' && isExprNode(first) ? first : undefined
}

interface Term {
  readonly text: string
  readonly kind: 'word' | 'prefix' | 'phrase'
  readonly excluded: boolean
}

/** `word`, `pref*`, `"a phrase"`, each with a minus before it to exclude. */
function parseTerms(query: string): Term[] {
  return [...fold(query).matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].flatMap(
    ([, minus, phrase, word = '']): Term[] => {
      const excluded = minus === '-'
      if (phrase !== undefined) {
        const text = split(phrase).join(' ')
        return text === '' ? [] : [{ text, kind: 'phrase', excluded }]
      }
      const kind = word.endsWith('*') ? 'prefix' : 'word'
      return split(word).map((text, index, all) => ({
        text,
        kind: index === all.length - 1 ? kind : 'word',
        excluded,
      }))
    },
  )
}

function matchesTerms(words: Words, terms: readonly Term[]): boolean {
  return terms.every(({ text, kind, excluded }) => {
    const found =
      kind === 'phrase'
        ? words.text.includes(` ${text} `)
        : kind === 'word'
          ? words.unique.has(text)
          : words.text.includes(` ${text}`)
    return found !== excluded
  })
}

function words(text: string): Words {
  const all = split(fold(text))
  return { text: ` ${all.join(' ')} `, unique: new Set(all) }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function split(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return isJsonObject(value) ? Object.values(value).map(textOf).join(' ') : ''
}
