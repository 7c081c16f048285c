import type { ExprNode } from 'groq-js'
import { compileExpression } from '../native/compileExpression.ts'
import type { Evaluate } from '../native/scope.ts'
import { isClosedSubquery } from './isClosedSubquery.ts'
import { itemPath, type Path } from './itemPath.ts'
import { isPlannable } from './isPlannable.ts'
import { lookupOf, type Lookup } from './lookup.ts'
import { mapChildren, ungroup } from './mapChildren.ts'
import { outerExpression } from './outerExpression.ts'
import { narrowScored } from './narrowScored.ts'
import { reorder } from './reorder.ts'
import { slotExpression } from './slots.ts'

/** An expression, and as a function where it can be one. */
export interface Prepared {
  readonly tree: ExprNode
  readonly native: Evaluate | undefined
}

/** What a call of the planner stands for. */
export type PlanSlot =
  | { readonly kind: 'candidates'; readonly lookup: Lookup }
  | ({ readonly kind: 'subquery' } & Prepared)
  | {
      readonly kind: 'first'
      readonly lookup: Lookup | undefined
      readonly order: FirstOf
      readonly condition: Prepared
    }

/** The first so many documents in an order. */
export interface FirstOf {
  readonly path: Path
  readonly isDescending: boolean
  readonly count: number
}

/** A query in the form in which it is evaluated. */
export interface QueryPlan extends Prepared {
  readonly slots: readonly PlanSlot[]
}

interface Place {
  /** Whether this is the outermost scope. */
  readonly isRoot: boolean
  /** Whether `^` passes over the innermost scope. */
  readonly isHidden: boolean
}

interface Planning {
  readonly slots: PlanSlot[]
  /** The nodes that planning put in: they have one value throughout, and are left alone. */
  readonly constants: Set<ExprNode>
}

/**
 * Rewrites a query so that only documents that indexes name are looked at, and closed subqueries
 * are evaluated once. An index names a superset, in the order of the ids, and the filter itself
 * still runs, so that the answer is the same. Nothing when the query must stay as it is.
 */
export function planQuery(tree: ExprNode): QueryPlan | undefined {
  if (!isPlannable(tree)) return undefined
  const planning: Planning = { slots: [], constants: new Set() }
  const planned = plan(reorder(narrowScored(tree)), { isRoot: true, isHidden: false }, planning)
  return { ...prepared(planned), slots: planning.slots }
}

function prepared(tree: ExprNode): Prepared {
  return { tree, native: compileExpression(tree) }
}

const within: Place = { isRoot: false, isHidden: false }

function plan(node: ExprNode, place: Place, planning: Planning): ExprNode {
  if (planning.constants.has(node)) return node
  const planBase = (base: ExprNode): ExprNode => plan(base, place, planning)
  switch (node.type) {
    case 'Filter':
      if (node.base.type === 'Everything') return planFilter(node, place, planning)
      return { ...node, base: planBase(node.base), expr: plan(node.expr, within, planning) }
    case 'Map':
    case 'FlatMap': {
      const expr = hoist(node.expr, planning)
      const hidden: Place = { isRoot: false, isHidden: true }
      return { ...node, base: planBase(node.base), expr: plan(expr, hidden, planning) }
    }
    case 'Projection':
      return { ...node, base: planBase(node.base), expr: plan(node.expr, within, planning) }
    case 'PipeFuncCall': {
      // What score() adds depends on the kind of each node in its arguments.
      const args = node.name === 'score' ? node.args : node.args.map((arg) => hoist(arg, planning))
      const planned = args.map((arg) => plan(arg, within, planning))
      return { ...node, base: planBase(node.base), args: planned }
    }
    case 'Slice':
    case 'AccessElement': {
      const first = place.isRoot ? planFirst(node, planning) : undefined
      return first === undefined ? mapChildren(node, planBase) : { ...node, base: first }
    }
    default:
      return mapChildren(node, planBase)
  }
}

function planFilter(
  node: Extract<ExprNode, { type: 'Filter' }>,
  place: Place,
  planning: Planning,
): ExprNode {
  const condition = hoist(node.expr, planning)
  const lookup = lookupIn(condition, place.isHidden, planning)
  const expr = plan(condition, within, planning)
  if (lookup === undefined) return { ...node, expr }
  const number = planning.slots.push({ kind: 'candidates', lookup }) - 1
  return { ...node, base: slotExpression(number, lookup.keys), expr }
}

function lookupIn(condition: ExprNode, isHidden: boolean, planning: Planning): Lookup | undefined {
  return lookupOf(condition, (node) =>
    outerExpression(node, isHidden, (each) => planning.constants.has(each)),
  )
}

// Their parents tell them apart by their kind.
const partsOfNodes = new Set<string>([
  'ArrayElement',
  'Asc',
  'Desc',
  'ObjectAttributeValue',
  'ObjectConditionalSplat',
  'ObjectSplat',
  'SelectAlternative',
])

/** Puts slots in the place of closed subqueries. */
function hoist(node: ExprNode, planning: Planning): ExprNode {
  if (planning.constants.has(node)) return node
  if (node.type === 'PipeFuncCall' && node.name === 'score') {
    if (!isClosedSubquery(node)) return { ...node, base: hoist(node.base, planning) }
  }
  const isWhole = !partsOfNodes.has(node.type) && node.type !== 'Everything'
  if (!isWhole || !isClosedSubquery(node)) {
    return mapChildren(node, (child) => hoist(child, planning))
  }
  const tree = plan(node, { isRoot: true, isHidden: false }, planning)
  const number = planning.slots.push({ kind: 'subquery', ...prepared(tree) }) - 1
  const constant = slotExpression(number, [])
  planning.constants.add(constant)
  return constant
}

/** The first so many documents, ordered by one path. */
function planFirst(
  node: Extract<ExprNode, { type: 'Slice' | 'AccessElement' }>,
  planning: Planning,
): ExprNode | undefined {
  const count = countOf(node)
  const ordered = ungroup(node.base)
  if (count === undefined || ordered.type !== 'PipeFuncCall') return undefined
  const [by] = ordered.args
  if (ordered.name !== 'order' || by === undefined || ordered.args.length !== 1) return undefined
  const path = itemPath(by.type === 'Asc' || by.type === 'Desc' ? by.base : by)
  const filter = ungroup(ordered.base)
  if (path === undefined || filter.type !== 'Filter' || filter.base.type !== 'Everything') {
    return undefined
  }
  const hoisted = hoist(filter.expr, planning)
  const lookup = lookupIn(hoisted, false, planning)
  const condition = prepared(plan(hoisted, within, planning))
  const order = { path, isDescending: by.type === 'Desc', count }
  const number = planning.slots.push({ kind: 'first', lookup, order, condition }) - 1
  return slotExpression(number, lookup?.keys ?? [])
}

function countOf(node: Extract<ExprNode, { type: 'Slice' | 'AccessElement' }>): number | undefined {
  if (node.type === 'AccessElement') return node.index < 0 ? undefined : node.index + 1
  if (node.left < 0 || node.right < 0) return undefined
  return node.right + (node.isInclusive ? 1 : 0)
}
