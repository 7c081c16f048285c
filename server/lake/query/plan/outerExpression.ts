import type { ExprNode } from 'groq-js'

const plainFunctions = new Set(['coalesce', 'now', 'identity', 'string', 'lower', 'upper'])

/**
 * An expression of a filter as it reads in the scope around the filter; nothing when it depends
 * on the filtered item, or is not known to mean the same there.
 * @param isHidden whether `^` passes over the scope around the filter
 * @param isConstant tells nodes that have one value throughout
 */
export function outerExpression(
  node: ExprNode,
  isHidden: boolean,
  isConstant: (node: ExprNode) => boolean,
): ExprNode | undefined {
  const outer = (inner: ExprNode): ExprNode | undefined =>
    outerExpression(inner, isHidden, isConstant)
  if (isConstant(node)) return node
  switch (node.type) {
    case 'Value':
    case 'Parameter':
      return node
    case 'Parent':
      if (isHidden) return undefined
      return node.n === 1 ? { type: 'This' } : { type: 'Parent', n: node.n - 1 }
    case 'Group':
    case 'AccessElement':
    case 'AccessAttribute': {
      const base = node.base === undefined ? undefined : outer(node.base)
      return base === undefined ? undefined : { ...node, base }
    }
    case 'OpCall': {
      const left = node.op === '+' ? outer(node.left) : undefined
      const right = left === undefined ? undefined : outer(node.right)
      return left === undefined || right === undefined ? undefined : { ...node, left, right }
    }
    case 'FuncCall': {
      if (node.namespace !== 'global' || !plainFunctions.has(node.name)) return undefined
      const args = node.args.flatMap((arg) => outer(arg) ?? [])
      return args.length === node.args.length ? { ...node, args } : undefined
    }
    case 'Array': {
      const elements = node.elements.flatMap((element) => {
        const value = outer(element.value)
        return value === undefined ? [] : { ...element, value }
      })
      return elements.length === node.elements.length ? { ...node, elements } : undefined
    }
    default:
      return undefined
  }
}
