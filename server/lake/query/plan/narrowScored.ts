import type { ExprNode } from 'groq-js'
import { itemPath } from './itemPath.ts'
import { mapChildren, ungroup } from './mapChildren.ts'

/**
 * A query in which `score()` is given only what can have a score, where the rest is left out right
 * after by `[_score > 0]`, as the Studio does it.
 */
export function narrowScored(tree: ExprNode): ExprNode {
  const node = mapChildren(tree, narrowScored)
  if (node.type !== 'Filter' || !needsScore(node.expr)) return node
  const scored = ungroup(node.base)
  const filter = scored.type === 'PipeFuncCall' ? ungroup(scored.base) : undefined
  if (scored.type !== 'PipeFuncCall' || scored.name !== 'score') return node
  if (filter?.type !== 'Filter' || filter.base.type !== 'Everything') return node
  const conditions = scored.args.flatMap((arg) => conditionOf(arg) ?? [])
  if (conditions.length < scored.args.length) return node
  const hasScore = conditions.reduce(
    (left, right): ExprNode => ({ type: 'Or', left, right }),
    ownScore,
  )
  const expr: ExprNode = { type: 'And', left: filter.expr, right: hasScore }
  return { ...node, base: { ...scored, base: { ...filter, expr } } }
}

// What a document brings along is added to.
const ownScore: ExprNode = {
  type: 'OpCall',
  op: '>',
  left: { type: 'AccessAttribute', name: '_score' },
  right: { type: 'Value', value: 0 },
}

function needsScore(condition: ExprNode): boolean {
  const node = ungroup(condition)
  if (node.type === 'And') return needsScore(node.left) || needsScore(node.right)
  if (node.type !== 'OpCall' || node.op !== '>' || node.right.type !== 'Value') return false
  const least: unknown = node.right.value
  return itemPath(node.left)?.join('.') === '_score' && typeof least === 'number' && least >= 0
}

/** What must hold for an argument of `score()` to add something. */
function conditionOf(arg: ExprNode): ExprNode | undefined {
  // A `match` adds to the score as soon as one of its terms fits.
  if (arg.type === 'OpCall' && arg.op === 'match') return undefined
  if (arg.type === 'FuncCall' && arg.name === 'boost') {
    const [scored] = arg.args
    return scored === undefined ? undefined : conditionOf(scored)
  }
  if (arg.type !== 'And' && arg.type !== 'Or') return arg
  const [left, right] = [conditionOf(arg.left), conditionOf(arg.right)]
  return left === undefined || right === undefined ? undefined : { ...arg, left, right }
}
