import type { ExprNode } from 'groq-js'
import { badRequest } from '../errors.ts'
import { childrenOf } from '../query/plan/mapChildren.ts'

const longestQuery = 20_000
const deepestNesting = 100
const mostLoops = 2

/**
 * Refuses, with a 400 LakeError, a text that could cost more to parse than a filter over one
 * document is worth: filters are parsed and evaluated where everybody waits for them.
 */
export function checkListenText(query: string): void {
  if (query.length > longestQuery) {
    throw badRequest(`A query to listen to has at most ${longestQuery} characters.`)
  }
  let depth = 0
  for (const character of query) {
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if (depth > deepestNesting) {
      throw badRequest(`A query to listen to is nested at most ${deepestNesting} levels deep.`)
    }
  }
}

/**
 * Refuses, with a 400 LakeError, a filter that asks for other documents, as Sanity does, or that
 * goes through lists within lists within lists of the document.
 */
export function checkListenFilter(filter: ExprNode): void {
  if (filter.type === 'Filter') {
    checkListenFilter(filter.base)
    checkCondition(filter.expr)
  } else if (filter.type !== 'Everything') checkCondition(filter)
}

function checkCondition(condition: ExprNode): void {
  if (asksForOthers(condition)) {
    throw badRequest('A query to listen to cannot ask for other documents: leave out the inner *.')
  }
  if (loopsIn(condition) > mostLoops) {
    throw badRequest(`A query to listen to holds at most ${mostLoops} loops within each other.`)
  }
}

function asksForOthers(node: ExprNode): boolean {
  return node.type === 'Everything' || childrenOf(node).some(asksForOthers)
}

/** How many times over the size of a document may multiply the work on it. */
function loopsIn(node: ExprNode): number {
  const within = Math.max(0, ...childrenOf(node).map(loopsIn))
  switch (node.type) {
    case 'Filter':
    case 'Map':
    case 'FlatMap':
      return Math.max(loopsIn(node.base), 1 + loopsIn(node.expr))
    case 'OpCall':
      return node.op === 'in' || node.op === 'match' ? 1 + within : within
    default:
      return within
  }
}
