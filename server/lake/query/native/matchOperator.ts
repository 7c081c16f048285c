import type { ExprNode } from 'groq-js'
import { itemPath } from '../plan/itemPath.ts'
import { matchTerms, matchTokens } from '../plan/matchTokens.ts'
import type { Environment, Evaluate } from './scope.ts'
import { isObject } from './values.ts'
import { countIn, createVocabulary, type Vocabulary, type WordBag } from './wordBags.ts'

/** The words of what stands left of a `match`, and the vocabulary that they are numbered by. */
interface Searched {
  readonly vocabulary: Vocabulary
  readonly bag: WordBag
}

/** Compiles `left match right`: whether every term of the right fits a word of the left. */
export function matchOperator(node: ExprNode, left: Evaluate, right: Evaluate): Evaluate {
  const searchedIn = searchedBy(node, left)
  return (scope) => {
    const terms = termsOf(right(scope))
    if (terms === undefined || terms.length === 0) return false
    const { vocabulary, bag } = searchedIn(scope)
    if (bag.words.length === 0) return false
    return terms.every((term) => countIn(bag, vocabulary.fitting(term)) > 0)
  }
}

/** Compiles what a `match` adds to a score: more for each term, the more often it fits. */
export function matchScore(
  node: ExprNode,
  left: Evaluate,
  right: Evaluate,
): (scope: Parameters<Evaluate>[0]) => number {
  const searchedIn = searchedBy(node, left)
  return (scope) => {
    const { vocabulary, bag } = searchedIn(scope)
    let score = 0
    for (const term of termsOf(right(scope)) ?? []) {
      const frequency = countIn(bag, vocabulary.fitting(term))
      score += (frequency * 2.2) / (frequency + 1.2)
    }
    return score
  }
}

/** The terms of a pattern; undefined when it is not made of texts. */
function termsOf(pattern: unknown): readonly string[] | undefined {
  if (typeof pattern === 'string') return matchTerms(pattern)
  if (!Array.isArray(pattern)) return undefined
  const texts = pattern.filter((each) => typeof each === 'string')
  return texts.length === pattern.length ? texts.flatMap(matchTerms) : undefined
}

interface Remembered {
  readonly vocabulary: Vocabulary
  readonly bags: WeakMap<object, WordBag>
}

// What is searched is a handful of expressions; others come and go.
const mostExpressions = 16
const mostWords = 1_000_000
const remembered = new Map<string, Remembered>()

/**
 * Finds the words of an expression. Those of a document, which never changes, are remembered when
 * nothing else plays a part.
 */
function searchedBy(node: ExprNode, left: Evaluate): (scope: Parameters<Evaluate>[0]) => Searched {
  const name = readsOnlyItem(node) ? JSON.stringify(node) : undefined
  return (scope) => {
    const { item, environment } = scope
    if (name === undefined || !isObject(item) || !isDocumentOf(environment, item)) {
      const vocabulary = createVocabulary()
      return { vocabulary, bag: vocabulary.bagOf(matchTokens(left(scope))) }
    }
    const { vocabulary, bags } = rememberedFor(name)
    const bag = bags.get(item) ?? vocabulary.bagOf(matchTokens(left(scope)))
    bags.set(item, bag)
    return { vocabulary, bag }
  }
}

function rememberedFor(name: string): Remembered {
  const known = remembered.get(name)
  if (known !== undefined && known.vocabulary.size < mostWords) return known
  const [oldest] = remembered.keys()
  if (remembered.size >= mostExpressions && oldest !== undefined) remembered.delete(oldest)
  const fresh = { vocabulary: createVocabulary(), bags: new WeakMap<object, WordBag>() }
  remembered.set(name, fresh)
  return fresh
}

function isDocumentOf({ find }: Environment, item: Record<string, unknown>): boolean {
  const { _id: id } = item
  return typeof id === 'string' && find(id) === item
}

function readsOnlyItem(node: ExprNode): boolean {
  if (itemPath(node) !== undefined) return true
  if (node.type === 'Array') return node.elements.every(({ value }) => readsOnlyItem(value))
  if (node.type !== 'FuncCall') return false
  return node.namespace === 'pt' && node.name === 'text' && node.args.every(readsOnlyItem)
}
