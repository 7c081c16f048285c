import type { ExprNode } from 'groq-js'
import { isObject, nothing, valueOf, type Traced } from './traced.ts'

/** A scope of GROQ: the current item, and the scopes that `^` reaches. */
export interface TraceScope {
  readonly item: Traced
  readonly parent: TraceScope | undefined
  readonly isHidden: boolean
}

/** The scope of a whole query. */
export const rootScope: TraceScope = { item: nothing, parent: undefined, isHidden: false }

/** A scope within another; `^` passes over a hidden one. */
export function scopeWithin(scope: TraceScope, item: Traced, isHidden = false): TraceScope {
  return { item, parent: scope.isHidden ? scope.parent : scope, isHidden }
}

/** An expression that has, as a query of its own, the value that the node has in the scope. */
export function closedExpression(node: ExprNode, scope: TraceScope): ExprNode {
  let closed = node
  let current: TraceScope | undefined = scope
  while (current?.parent !== undefined) {
    closed = withItem(closed, current.item)
    current = current.parent
  }
  return closed
}

function withItem(expr: ExprNode, item: Traced): ExprNode {
  const value = valueOf(item)
  if (isObject(item)) return { type: 'Projection', base: { type: 'Value', value }, expr }
  const base: ExprNode = { type: 'Map', base: { type: 'Value', value: [value] }, expr }
  return { type: 'AccessElement', base, index: 0 }
}
