import type { ExprNode } from 'groq-js'
import { childrenOf } from './mapChildren.ts'

/** Where an expression stands: how many scopes deep, and whether `^` passes over the innermost. */
interface Place {
  readonly depth: number
  readonly isHidden: boolean
}

// These read the current item without naming it.
const readsItem = new Set(['references', 'versionOf', 'partOfRelease'])

/**
 * Whether an expression reads documents, but nothing of the scopes around it, so that it has one
 * value throughout the evaluation of a query.
 */
export function isClosedSubquery(node: ExprNode): boolean {
  return readsDocuments(node) && isClosed(node, { depth: 0, isHidden: false })
}

function readsDocuments(node: ExprNode): boolean {
  return node.type === 'Everything' || childrenOf(node).some(readsDocuments)
}

function isClosed(node: ExprNode, place: Place): boolean {
  const isOutside = place.depth <= 0
  switch (node.type) {
    case 'This':
      return !isOutside
    case 'Parent':
      return place.depth - node.n > 0
    case 'AccessAttribute':
      return node.base === undefined ? !isOutside : isClosed(node.base, place)
    case 'FuncCall':
      return !(isOutside && readsItem.has(node.name)) && node.args.every((x) => isClosed(x, place))
    case 'Filter':
    case 'Projection':
      return isClosed(node.base, place) && isClosed(node.expr, within(place, false))
    case 'Map':
    case 'FlatMap':
      return isClosed(node.base, place) && isClosed(node.expr, within(place, true))
    case 'PipeFuncCall': {
      const inner = within(place, false)
      return isClosed(node.base, place) && node.args.every((each) => isClosed(each, inner))
    }
    default:
      return childrenOf(node).every((child) => isClosed(child, place))
  }
}

function within(place: Place, isHidden: boolean): Place {
  return { depth: place.isHidden ? place.depth : place.depth + 1, isHidden }
}
