import type { ExprNode } from 'groq-js'
import { isJsonObject } from '../../documents/document.ts'

/** Whether a value is a node of a query's tree. */
export function isExprNode(value: unknown): value is ExprNode {
  return isJsonObject(value) && typeof value['type'] === 'string'
}

/** A copy of a node whose direct children are changed. What a literal holds is no child. */
export function mapChildren(node: ExprNode, change: (child: ExprNode) => ExprNode): ExprNode {
  if (node.type === 'Value') return node
  const entries = Object.entries(node).map(([name, value]) => [name, mapValue(value, change)])
  const copy: unknown = Object.fromEntries(entries)
  return isExprNode(copy) ? copy : node
}

function mapValue(value: unknown, change: (child: ExprNode) => ExprNode): unknown {
  if (Array.isArray(value)) return value.map((each) => mapValue(each, change))
  return isExprNode(value) ? change(value) : value
}

/** The direct children of a node, in the order in which they stand. */
export function childrenOf(node: ExprNode): ExprNode[] {
  if (node.type === 'Value') return []
  return Object.values(node)
    .flat()
    .filter((child) => isExprNode(child))
}

/** The node inside any number of parentheses. */
export function ungroup(node: ExprNode): ExprNode {
  return node.type === 'Group' ? ungroup(node.base) : node
}
