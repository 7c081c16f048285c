import { evaluateSync, type ExprNode } from 'groq-js'
import { isJsonObject, type SanityDocument } from '../documents/document.ts'
import { isExprNode } from './parseQuery.ts'

/** The words of a text, folded, in order and as a set. */
interface Words {
  /** With a space at either end and between words. */
  readonly text: string
  readonly unique: ReadonlySet<string>
}

/** Gives the words of what an expression finds in a document. */
type WordsOf = (expression: ExprNode, document: SanityDocument) => Words

/** Answers `text::query`, which groq-js only parses. */
export interface TextQueries {
  /**
   * A tree in which each `x match text::query(q)` is replaced by `_id in [the documents for which
   * it holds]`. It is understood where the filtered item is a document, as the Studio writes it.
   */
  resolve(
    tree: ExprNode,
    documents: readonly SanityDocument[],
    params: Record<string, unknown>,
  ): ExprNode
}

/** Text queries that remember the words of a document for as long as the document is in use. */
export function createTextQueries(): TextQueries {
  const remembered = new Map<string, WeakMap<SanityDocument, Words>>()
  return {
    resolve(tree, documents, params) {
      const wordsOf: WordsOf = (expression, document) =>
        words(textOf(evaluateSync(expression, { params, root: document }).data))
      const cached = cachedWords(remembered, wordsOf)
      const rewritten = rewrite(tree, documents, params, cached)
      return isExprNode(rewritten) ? rewritten : tree
    },
  }
}

// The Studio asks with a handful of expressions; others come and go.
const mostExpressions = 16

function cachedWords(
  remembered: Map<string, WeakMap<SanityDocument, Words>>,
  wordsOf: WordsOf,
): WordsOf {
  return (expression, document) => {
    const key = JSON.stringify(expression)
    if (key.includes('"Parameter"')) return wordsOf(expression, document)
    if (!remembered.has(key) && remembered.size >= mostExpressions) remembered.clear()
    const known = remembered.get(key) ?? new WeakMap<SanityDocument, Words>()
    remembered.set(key, known)
    const found = known.get(document) ?? wordsOf(expression, document)
    known.set(document, found)
    return found
  }
}

function rewrite(
  value: unknown,
  documents: readonly SanityDocument[],
  params: Record<string, unknown>,
  wordsOf: WordsOf,
): unknown {
  if (Array.isArray(value)) return value.map((each) => rewrite(each, documents, params, wordsOf))
  if (!isJsonObject(value) || value['type'] === 'Value') return value
  const text = textQueryOf(value)
  const left = value['left']
  if (text === undefined || !isExprNode(left)) {
    const entries = Object.entries(value)
    return Object.fromEntries(
      entries.map(([key, child]) => [key, rewrite(child, documents, params, wordsOf)]),
    )
  }
  const asked: unknown = evaluateSync(text, { params, root: null }).data
  const terms = parseTerms(typeof asked === 'string' ? asked : '')
  const ids = documents.flatMap((document) =>
    matchesTerms(wordsOf(left, document), terms) ? document._id : [],
  )
  const id = { type: 'AccessAttribute', name: '_id' }
  return { type: 'OpCall', op: 'in', left: id, right: { type: 'Value', value: ids } }
}

/** The argument of `text::query` when the node is a `match` with it. */
function textQueryOf(node: Record<string, unknown>): ExprNode | undefined {
  if (node['type'] !== 'OpCall' || node['op'] !== 'match') return undefined
  const right = node['right']
  if (!isJsonObject(right) || right['namespace'] !== 'text' || right['name'] !== 'query') {
    return undefined
  }
  const first: unknown = Array.isArray(right['args']) ? right['args'][0] : undefined
  return isExprNode(first) ? first : undefined
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
