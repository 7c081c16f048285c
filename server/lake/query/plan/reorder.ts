import type { ExprNode } from 'groq-js'
import { itemPath } from './itemPath.ts'
import { mapChildren, ungroup } from './mapChildren.ts'

type Of<Type extends ExprNode['type']> = Extract<ExprNode, { type: Type }>

/**
 * A query in which sorting and cutting come before projecting, where that is the same: the Studio
 * projects what it sorts by, so that all documents would be projected to show a hundred.
 */
export function reorder(tree: ExprNode): ExprNode {
  const node = mapChildren(tree, reorder)
  if (node.type === 'PipeFuncCall' && node.name === 'order') return reorderOrder(node)
  if (node.type !== 'Slice') return node
  const projected = ungroup(node.base)
  if (projected.type !== 'Map') return node
  return { ...projected, base: { ...node, base: projected.base } }
}

function reorderOrder(node: Of<'PipeFuncCall'>): ExprNode {
  const base = ungroup(node.base)
  const projected = base.type === 'Map' ? projectionOf(base) : undefined
  if (base.type !== 'Map' || projected === undefined) return sortedAlready(node) ?? node
  const args = node.args.flatMap((arg) => beforeProjection(arg, projected) ?? [])
  if (args.length < node.args.length) return node
  const ordered: Of<'PipeFuncCall'> = { ...node, base: base.base, args }
  return { ...base, base: sortedAlready(ordered) ?? ordered }
}

function projectionOf({ expr }: Of<'Map'>): Of<'Object'> | undefined {
  const isOfItem = expr.type === 'Projection' && expr.base.type === 'This'
  return isOfItem && expr.expr.type === 'Object' ? expr.expr : undefined
}

// Functions of a value alone, with which the Studio sorts.
const ofValue: ReadonlySet<string> = new Set(['dateTime', 'lower', 'upper'])

/** What an argument of `order()` reads of the projected object, as it reads on the document. */
function beforeProjection(arg: ExprNode, projected: Of<'Object'>): ExprNode | undefined {
  if (arg.type === 'Asc' || arg.type === 'Desc') {
    const base = beforeProjection(arg.base, projected)
    return base === undefined ? undefined : { ...arg, base }
  }
  if (arg.type === 'FuncCall') {
    const args = arg.args.flatMap((each) => beforeProjection(each, projected) ?? [])
    const isOfValue = arg.namespace === 'global' && ofValue.has(arg.name)
    return isOfValue && args.length === arg.args.length ? { ...arg, args } : undefined
  }
  if (arg.type === 'AccessElement') {
    const array = beforeProjection(arg.base, projected)
    const element = array?.type === 'Array' ? array.elements[arg.index] : undefined
    const isPlain = array?.type === 'Array' && array.elements.every(({ isSplat }) => !isSplat)
    return isPlain && element !== undefined && isOwnPath(element.value) ? element.value : undefined
  }
  const path = itemPath(arg)
  const [name] = path ?? []
  if (path?.length !== 1) return undefined
  const position = projected.attributes.findLastIndex(
    (each) => each.type === 'ObjectAttributeValue' && each.name === name,
  )
  const [named, ...after] = position < 0 ? [] : projected.attributes.slice(position)
  // A spread that comes after would win over the attribute.
  const isLast = after.every(({ type }) => type === 'ObjectAttributeValue')
  if (named?.type !== 'ObjectAttributeValue' || !isLast) return undefined
  return named.value.type === 'Array' || isOwnPath(named.value) ? named.value : undefined
}

function isOwnPath(node: ExprNode): boolean {
  return itemPath(node) !== undefined
}

/** What is scored stands in the order of its scores already. */
function sortedAlready(node: Of<'PipeFuncCall'>): ExprNode | undefined {
  const [by] = node.args
  if (node.args.length !== 1 || by?.type !== 'Desc') return undefined
  return itemPath(by.base)?.join('.') === '_score' && isScored(node.base) ? node.base : undefined
}

function isScored(node: ExprNode): boolean {
  const base = ungroup(node)
  if (base.type === 'Filter') return isScored(base.base)
  return base.type === 'PipeFuncCall' && base.name === 'score'
}
