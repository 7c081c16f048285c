import { evaluateSync, type ExprNode } from 'groq-js'
import { isJsonObject, type SanityDocument } from './document.ts'
import { isExprNode } from './parseQuery.ts'

/**
 * A tree in which each `x match text::query(q)`, which groq-js only parses, is replaced by
 * `_id in [the documents for which it holds]`. It is understood where the filtered item is a
 * document, which is where the Studio writes it.
 */
export function resolveTextQueries(
  tree: ExprNode,
  documents: readonly SanityDocument[],
  params: Record<string, unknown>,
): ExprNode {
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite)
    if (!isJsonObject(value)) return value
    const text = textQueryOf(value)
    if (text !== undefined && isExprNode(value['left'])) {
      const left = value['left']
      const asked: unknown = evaluateSync(text, { params, root: null }).data
      const terms = parseTerms(typeof asked === 'string' ? asked : '')
      const ids = documents.flatMap((document) =>
        matchesTerms(textOf(evaluateSync(left, { params, root: document }).data), terms)
          ? document._id
          : [],
      )
      const id = { type: 'AccessAttribute', name: '_id' }
      return { type: 'OpCall', op: 'in', left: id, right: { type: 'Value', value: ids } }
    }
    if (value['type'] === 'Value') return value
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, rewrite(child)]))
  }
  const rewritten = rewrite(tree)
  return isExprNode(rewritten) ? rewritten : tree
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
        const text = words(phrase).join(' ')
        return text === '' ? [] : [{ text, kind: 'phrase', excluded }]
      }
      const kind = word.endsWith('*') ? 'prefix' : 'word'
      return words(word).map((text, index, all) => ({
        text,
        kind: index === all.length - 1 ? kind : 'word',
        excluded,
      }))
    },
  )
}

function matchesTerms(text: string, terms: readonly Term[]): boolean {
  const all = words(fold(text))
  const whole = ` ${all.join(' ')} `
  const known = new Set(all)
  return terms.every(({ text, kind, excluded }) => {
    const found =
      kind === 'phrase'
        ? whole.includes(` ${text} `)
        : kind === 'word'
          ? known.has(text)
          : all.some((word) => word.startsWith(text))
    return found !== excluded
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function words(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return isJsonObject(value) ? Object.values(value).map(textOf).join(' ') : ''
}
