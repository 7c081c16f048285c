import type { ExprNode } from 'groq-js'
import { childrenOf } from './mapChildren.ts'

// groq-js 2.0.1 throws when it evaluates these, or can do so only asynchronously.
const refusedNamespaces = new Set(['delta', 'diff', 'documents', 'geo', 'media', 'text', 'user'])
const refusedFunctions = new Set(['anywhere', 'boost'])
const refusedNodes = new Set(['Context', 'SelectorFuncCall', 'SelectorNested', 'Tuple'])

/**
 * Whether evaluation cannot fail on one document and so depend on which ones are looked at. The
 * answer must be the same, also when it is an error.
 */
export function isPlannable(node: ExprNode): boolean {
  if (refusedNodes.has(node.type)) return false
  if (node.type === 'FuncCall') {
    if (refusedNamespaces.has(node.namespace) || refusedFunctions.has(node.name)) return false
  }
  if (node.type === 'PipeFuncCall' && node.name === 'score') {
    return isPlannable(node.base) && node.args.every(isPlannableScore)
  }
  return childrenOf(node).every(isPlannable)
}

function isPlannableScore(node: ExprNode): boolean {
  if (node.type === 'And' || node.type === 'Or') {
    return isPlannableScore(node.left) && isPlannableScore(node.right)
  }
  if (node.type !== 'FuncCall' || node.name !== 'boost') return isPlannable(node)
  const [scored, ...rest] = node.args
  return scored !== undefined && isPlannableScore(scored) && rest.every(isPlannable)
}
