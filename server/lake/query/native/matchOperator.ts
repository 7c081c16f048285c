import type { ExprNode } from 'groq-js'
import { identityOf } from '../packDocument.ts'
import { sameDocument } from '../perspective.ts'
import { itemPath } from '../plan/itemPath.ts'
import { matchTerms, matchTokens } from '../plan/matchTokens.ts'
import type { Environment, Evaluate, Scope } from './scope.ts'
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
  const numbersOf = createTermNumbers()
  return (scope) => {
    const pattern = right(scope)
    const { vocabulary, bag } = searchedIn(scope)
    const terms = numbersOf(pattern, vocabulary)
    if (terms.length === 0 || bag.length === 0) return false
    return terms.every((numbers) => countIn(bag, numbers) > 0)
  }
}

/** Compiles what a `match` adds to a score: more for each term, the more often it fits. */
export function matchScore(
  node: ExprNode,
  left: Evaluate,
  right: Evaluate,
): (scope: Scope) => number {
  const searchedIn = searchedBy(node, left)
  const numbersOf = createTermNumbers()
  return (scope) => {
    const { vocabulary, bag } = searchedIn(scope)
    let score = 0
    for (const numbers of numbersOf(right(scope), vocabulary)) {
      const frequency = countIn(bag, numbers)
      score += (frequency * 2.2) / (frequency + 1.2)
    }
    return score
  }
}

/** The words of a vocabulary that fit each term of a pattern; none when it is not made of texts. */
function createTermNumbers(): (
  pattern: unknown,
  vocabulary: Vocabulary,
) => readonly (readonly number[])[] {
  let latest: { pattern: unknown; vocabulary: Vocabulary; size: number } | undefined
  let numbers: readonly (readonly number[])[] = []
  return (pattern, vocabulary) => {
    const { size } = vocabulary
    const isKnown = latest?.pattern === pattern && latest?.vocabulary === vocabulary
    if (!isKnown || latest?.size !== size) {
      numbers = (termsOf(pattern) ?? []).map((term) => vocabulary.fitter(term)())
      latest = { pattern, vocabulary, size }
    }
    return numbers
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
function searchedBy(node: ExprNode, left: Evaluate): (scope: Scope) => Searched {
  const name = readsOnlyItem(node) ? JSON.stringify(node) : undefined
  const wordsIn = (scope: Scope): readonly string[] => matchTokens(left(scope))
  if (name === undefined) return (scope) => searchedOnce(wordsIn(scope))
  const attribute = textAttribute(node)
  return (scope) => {
    const { item, environment } = scope
    if (!isObject(item)) return searchedOnce(wordsIn(scope))
    const { vocabulary, bags } = rememberedFor(name)
    // Views show one document as several objects, but the paragraphs in it are the same.
    const part = attribute === undefined ? undefined : identityOf(item, attribute)
    const key = part ?? sameDocument(item)
    const known = bags.get(key)
    if (known !== undefined) return { vocabulary, bag: known }
    if (!isDocumentOf(environment, item)) return searchedOnce(wordsIn(scope))
    const bag = vocabulary.bagOf(wordsIn(scope))
    bags.set(key, bag)
    return { vocabulary, bag }
  }
}

function searchedOnce(words: readonly string[]): Searched {
  const vocabulary = createVocabulary()
  return { vocabulary, bag: vocabulary.bagOf(words) }
}

/** The attribute in `pt::text(attribute)`. */
function textAttribute(node: ExprNode): string | undefined {
  const [arg] = node.type === 'FuncCall' ? node.args : []
  const path = arg === undefined ? undefined : itemPath(arg)
  return path?.length === 1 ? path[0] : undefined
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
  const path = itemPath(node)
  if (path !== undefined) return path[0] !== '_originalId'
  if (node.type === 'Array') return node.elements.every(({ value }) => readsOnlyItem(value))
  if (node.type !== 'FuncCall') return false
  return node.namespace === 'pt' && node.name === 'text' && node.args.every(readsOnlyItem)
}
