import { evaluateSync, type ExprNode } from 'groq-js'
import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import { countIn, createVocabulary, type Vocabulary, type WordBag } from './native/wordBags.ts'
import { sameDocument } from './perspective.ts'
import type { Found } from './plan/found.ts'
import { isExprNode, mapChildren } from './plan/mapChildren.ts'
import { textExpression } from './plan/slots.ts'
import type { View } from './view.ts'

/** One `x match text::query(q)` of a query. */
export interface TextQuery {
  readonly searched: ExprNode
  readonly asked: ExprNode
}

/** The documents for which a text query holds. */
export type TextAnswer = Required<Found>

/**
 * Takes each `x match text::query(q)`, which groq-js only parses, out of a query. It is understood
 * where the filtered item is a document, as the Studio writes it.
 */
export function extractTextQueries(tree: ExprNode): { tree: ExprNode; queries: TextQuery[] } {
  const queries: TextQuery[] = []
  const extract = (node: ExprNode): ExprNode => {
    const asked = askedText(node)
    if (asked === undefined || node.type !== 'OpCall') return mapChildren(node, extract)
    return textExpression(queries.push({ searched: node.left, asked }) - 1)
  }
  return { tree: extract(tree), queries }
}

type Search = (terms: readonly Term[]) => (document: SanityDocument) => boolean

// The Studio asks with a handful of expressions; others come and go.
const mostExpressions = 16
const mostWords = 1_000_000

/** Answers text queries. Remembers the words of a document for as long as it is in use. */
export function createTextAnswers(): (
  query: TextQuery,
  view: View,
  params: Record<string, unknown>,
) => TextAnswer {
  const remembered = new Map<string, { vocabulary: Vocabulary; search: Search }>()
  const searchIn = (searched: ExprNode, params: Record<string, unknown>): Search => {
    const name = JSON.stringify(searched)
    const known = remembered.get(name)
    if (known !== undefined && known.vocabulary.size < mostWords) return known.search
    const vocabulary = createVocabulary()
    const search = createSearch(vocabulary, (document) =>
      textOf(evaluateSync(searched, { params, root: document }).data),
    )
    if (name.includes('"Parameter"')) return search
    if (remembered.size >= mostExpressions) remembered.clear()
    remembered.set(name, { vocabulary, search })
    return search
  }
  return ({ searched, asked }, view, params) => {
    const text: unknown = evaluateSync(asked, { params, root: null }).data
    const terms = parseTerms(typeof text === 'string' ? text : '')
    const { documents } = view
    if (terms.length === 0) {
      return { count: documents.length, documents: () => documents, has: () => true }
    }
    const has = remembering(searchIn(searched, params)(terms))
    return { count: documents.length, documents: () => documents.filter(has), has }
  }
}

/** Asked for the candidates, in the filter and in the score of one query. */
function remembering(
  holds: (document: SanityDocument) => boolean,
): (document: SanityDocument) => boolean {
  const answers = new Map<SanityDocument, boolean>()
  return (document) => {
    const known = answers.get(document)
    if (known !== undefined) return known
    const answer = holds(document)
    answers.set(document, answer)
    return answer
  }
}

function createSearch(
  vocabulary: Vocabulary,
  textIn: (document: SanityDocument) => string,
): Search {
  const bags = new WeakMap<SanityDocument, WordBag>()
  const bagOf = (document: SanityDocument): WordBag => {
    const key = sameDocument(document)
    const known = bags.get(key)
    if (known !== undefined) return known
    const bag = vocabulary.bagOf(wordsOf(textIn(document)))
    bags.set(key, bag)
    return bag
  }
  return (terms) => {
    const fits = terms.map(({ words, kind, excluded }) => {
      const numbers = words.map((word) => vocabulary.fitter(kind === 'prefix' ? `${word}*` : word))
      const phrase = words.length === 1 ? undefined : ` ${words.join(' ')} `
      return (document: SanityDocument, bag: WordBag): boolean => {
        const hasAll = numbers.every((fitting) => countIn(bag, fitting()) > 0)
        const found =
          hasAll &&
          (phrase === undefined || ` ${wordsOf(textIn(document)).join(' ')} `.includes(phrase))
        return found !== excluded
      }
    })
    return (document) => {
      const bag = bagOf(document)
      return fits.every((fit) => fit(document, bag))
    }
  }
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
  /** One, but for a phrase. */
  readonly words: readonly string[]
  readonly kind: 'word' | 'prefix' | 'phrase'
  readonly excluded: boolean
}

/** `word`, `pref*`, `"a phrase"`, each with a minus before it to exclude. */
function parseTerms(query: string): Term[] {
  return [...query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].flatMap(
    ([, minus, phrase, word = '']): Term[] => {
      const excluded = minus === '-'
      if (phrase !== undefined) {
        const words = wordsOf(phrase)
        return words.length === 0 ? [] : [{ words, kind: 'phrase', excluded }]
      }
      const kind = word.endsWith('*') ? 'prefix' : 'word'
      return wordsOf(word).map((each, index, all) => ({
        words: [each],
        kind: index === all.length - 1 ? kind : 'word',
        excluded,
      }))
    },
  )
}

/** The words of a text without regard to case and accents. */
function wordsOf(text: string): readonly string[] {
  // eslint-disable-next-line no-control-regex -- all of ASCII, which needs no more
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** All texts in a value but for what Sanity writes into it: keys, types, references. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  if (!isJsonObject(value)) return ''
  return Object.entries(value)
    .map(([name, each]) => (name.startsWith('_') ? '' : textOf(each)))
    .join(' ')
}
