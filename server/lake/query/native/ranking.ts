import type { ExprNode } from 'groq-js'
import { isDocument } from '../../documents/document.ts'
import { copyDocument } from '../packDocument.ts'
import { matchScore } from './matchOperator.ts'
import { NotNative, scopeWithin, type Compile, type Evaluate, type Scope } from './scope.ts'
import { compareForSort, isObject } from './values.ts'

/** Sorts an array; only the first so many elements need to be there. Null for what is no array. */
export type Ranking = (scope: Scope, count: number) => readonly unknown[] | null

type Pipe = Extract<ExprNode, { type: 'PipeFuncCall' }>

/** Compiles `base | order(…)`. */
export function compileOrder({ base, args }: Pipe, compile: Compile<ExprNode>): Ranking {
  const elements = compile(base)
  const keys = args.map((arg) => {
    const isPlain = arg.type !== 'Asc' && arg.type !== 'Desc'
    return { value: compile(isPlain ? arg : arg.base), sign: arg.type === 'Desc' ? -1 : 1 }
  })
  return (scope, count) => {
    const array = elements(scope)
    if (!Array.isArray(array)) return null
    const ranked = array.map((element: unknown, position) => {
      const inner = scopeWithin(scope, element ?? null)
      return { element, position, values: keys.map(({ value }) => value(inner)) }
    })
    const compare = (a: (typeof ranked)[number], b: (typeof ranked)[number]): number => {
      for (const [place, { sign }] of keys.entries()) {
        const order = compareForSort(a.values[place], b.values[place])
        if (order !== 0) return sign * order
      }
      return a.position - b.position
    }
    return firstOf(ranked, compare, count).map(({ element }) => element)
  }
}

/** Compiles `base | score(…)`. */
export function compileScore({ base, args }: Pipe, compile: Compile<ExprNode>): Ranking {
  const elements = compile(base)
  const scores = args.map((arg) => compileScored(arg, compile))
  return (scope, count) => {
    const array = elements(scope)
    if (!Array.isArray(array)) return null
    const ranked = array.filter(isObject).map((element, position) => {
      const inner = scopeWithin(scope, element)
      const own = element['_score']
      let score = typeof own === 'number' ? own : 0
      for (const scoreOf of scores) score += scoreOf(inner)
      return { element, position, score }
    })
    const first = firstOf(ranked, (a, b) => b.score - a.score || a.position - b.position, count)
    return first.map(({ element, score }) => withScore(element, score))
  }
}

/** All that a query finds may be scored: what is packed in a document stays so. */
function withScore(element: Record<string, unknown>, score: number): Record<string, unknown> {
  if (!isDocument(element)) return { ...element, _score: score }
  return copyDocument(element, { _score: score })
}

/** What an argument of `score()` adds; it depends on the kind of each node in it. */
function compileScored(node: ExprNode, compile: Compile<ExprNode>): (scope: Scope) => number {
  if (node.type === 'OpCall' && node.op === 'match') {
    return matchScore(node.left, compile(node.left), compile(node.right))
  }
  if (node.type === 'FuncCall' && node.name === 'boost') {
    const [scored, boost] = node.args
    if (scored === undefined || boost === undefined) throw new NotNative(node.name)
    return boosted(compileScored(scored, compile), compile(boost))
  }
  if (node.type === 'And' || node.type === 'Or') {
    const [left, right] = [compileScored(node.left, compile), compileScored(node.right, compile)]
    const needsBoth = node.type === 'And'
    return (scope) => {
      const [first, second] = [left(scope), right(scope)]
      return needsBoth && (first === 0 || second === 0) ? 0 : first + second
    }
  }
  const holds = compile(node)
  return (scope) => (holds(scope) === true ? 1 : 0)
}

function boosted(scoreOf: (scope: Scope) => number, boost: Evaluate): (scope: Scope) => number {
  return (scope) => {
    const score = scoreOf(scope)
    const added = boost(scope)
    return typeof added === 'number' && score > 0 ? score + added : 0
  }
}

/** The first so many of an array when it is sorted by an order without equals. */
export function firstOf<T>(
  array: T[],
  compare: (a: T, b: T) => number,
  count: number,
): readonly T[] {
  if (count * 8 > array.length) return array.sort(compare).slice(0, count)
  const first: T[] = []
  for (const each of array) {
    const last = first.at(-1)
    if (first.length >= count && last !== undefined && compare(each, last) > 0) continue
    let low = 0
    let high = first.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = first[middle]
      if (there !== undefined && compare(there, each) < 0) low = middle + 1
      else high = middle
    }
    first.splice(low, 0, each)
    if (first.length > count) first.pop()
  }
  return first
}
