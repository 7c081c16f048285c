import type { ExprNode } from 'groq-js'
import { isClosedSubquery } from './closed.ts'
import { itemPath, type Path } from './itemPath.ts'
import { isPlannable } from './isPlannable.ts'
import { lookupOf, type Lookup } from './lookup.ts'
import { mapChildren, ungroup } from './mapChildren.ts'
import { outerExpression } from './outerExpression.ts'
import { slotExpression } from './syntheticReference.ts'

/** What a synthetic reference stands for. */
export type PlanSlot =
  | { readonly kind: 'candidates'; readonly lookups: readonly Lookup[] }
  | { readonly kind: 'subquery'; readonly tree: ExprNode }
  | {
      readonly kind: 'first'
      readonly lookups: readonly Lookup[]
      readonly order: FirstOf
      /** The filter, when the type is not all of it. */
      readonly condition: ExprNode | undefined
    }

/** The first documents of a type in an order. */
export interface FirstOf {
  readonly type: string
  readonly path: Path
  readonly isDescending: boolean
  readonly count: number
  readonly by: ExprNode
}

/** A query in the form in which it is evaluated. */
export interface QueryPlan {
  readonly tree: ExprNode
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
  /** The nodes that stand for text queries, in their order. */
  readonly texts: readonly ExprNode[]
}

/**
 * Rewrites a query so that groq-js looks only at documents that indexes name, and evaluates
 * closed subqueries once. An index names a superset, in the order of the ids, and the filter
 * itself still runs, so that the answer is the same. Nothing when the query must stay as it is.
 * @param texts the nodes that stand for text queries, in their order
 */
export function planQuery(tree: ExprNode, texts: readonly ExprNode[]): QueryPlan | undefined {
  if (!isPlannable(tree)) return undefined
  const planning: Planning = { slots: [], constants: new Set(), texts }
  const planned = plan(tree, { isRoot: true, isHidden: false }, planning)
  return { tree: planned, slots: planning.slots }
}

function plan(node: ExprNode, place: Place, planning: Planning): ExprNode {
  if (planning.constants.has(node) || planning.texts.includes(node)) return node
  const inner: Place = { isRoot: false, isHidden: false }
  const planBase = (base: ExprNode): ExprNode => plan(base, place, planning)
  switch (node.type) {
    case 'Filter':
      if (node.base.type === 'Everything') return planFilter(node, place, planning)
      return { ...node, base: planBase(node.base), expr: plan(node.expr, inner, planning) }
    case 'Map':
    case 'FlatMap': {
      const expr = hoist(node.expr, planning)
      const hidden: Place = { isRoot: false, isHidden: true }
      return { ...node, base: planBase(node.base), expr: plan(expr, hidden, planning) }
    }
    case 'Projection':
      return { ...node, base: planBase(node.base), expr: plan(node.expr, inner, planning) }
    case 'PipeFuncCall': {
      // What score() adds depends on the kind of each node in its arguments.
      const args = node.name === 'score' ? node.args : node.args.map((arg) => hoist(arg, planning))
      const planned = args.map((arg) => plan(arg, inner, planning))
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
  const lookups = lookupsOf(condition, place.isHidden, planning)
  const expr = plan(condition, { isRoot: false, isHidden: false }, planning)
  if (lookups.length === 0) return { ...node, expr }
  const number = planning.slots.push({ kind: 'candidates', lookups }) - 1
  const keys = lookups.map(({ key }) => key)
  return { ...node, base: slotExpression(number, keys), expr }
}

const nothing: ExprNode = { type: 'Value', value: '' }

function lookupsOf(condition: ExprNode, isHidden: boolean, planning: Planning): Lookup[] {
  const outer = (node: ExprNode): ExprNode | undefined =>
    outerExpression(node, isHidden, (each) => planning.constants.has(each))
  return conditionsOf(condition).flatMap((each): Lookup[] => {
    const textQuery = planning.texts.indexOf(each)
    if (textQuery >= 0) return [{ key: nothing, textQuery, documents: (view) => view.documents }]
    const lookup = lookupOf(each, outer)
    return lookup === undefined ? [] : [lookup]
  })
}

function conditionsOf(node: ExprNode): ExprNode[] {
  const plain = ungroup(node)
  if (plain.type !== 'And') return [plain]
  return [...conditionsOf(plain.left), ...conditionsOf(plain.right)]
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
  if (planning.constants.has(node) || planning.texts.includes(node)) return node
  if (node.type === 'PipeFuncCall' && node.name === 'score') {
    if (!isClosedSubquery(node)) return { ...node, base: hoist(node.base, planning) }
  }
  const isWhole = !partsOfNodes.has(node.type) && node.type !== 'Everything'
  if (!isWhole || !isClosedSubquery(node)) {
    return mapChildren(node, (child) => hoist(child, planning))
  }
  const tree = plan(node, { isRoot: true, isHidden: false }, planning)
  const number = planning.slots.push({ kind: 'subquery', tree }) - 1
  const constant = slotExpression(number, [])
  planning.constants.add(constant)
  return constant
}

/** The first so many documents of a type, ordered by one path. */
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
  const condition = hoist(filter.expr, planning)
  const lookups = lookupsOf(condition, false, planning)
  const type = lookups.find((lookup) => lookup.type !== undefined)?.type
  if (type === undefined) return undefined
  const isTypeOnly = conditionsOf(condition).length === 1
  const number =
    planning.slots.push({
      kind: 'first',
      lookups,
      order: { type, path, isDescending: by.type === 'Desc', count, by },
      condition: isTypeOnly
        ? undefined
        : plan(condition, { isRoot: false, isHidden: false }, planning),
    }) - 1
  return slotExpression(
    number,
    lookups.map(({ key }) => key),
  )
}

function countOf(node: Extract<ExprNode, { type: 'Slice' | 'AccessElement' }>): number | undefined {
  if (node.type === 'AccessElement') return node.index < 0 ? undefined : node.index + 1
  if (node.left < 0 || node.right < 0) return undefined
  return node.right + (node.isInclusive ? 1 : 0)
}
