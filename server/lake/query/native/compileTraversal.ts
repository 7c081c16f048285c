import type { ExprNode } from 'groq-js'
import { compileOrder, compileScore, type Ranking } from './ranking.ts'
import { NotNative, scopeWithin, type Compile, type Evaluate } from './scope.ts'

/** Compiles what goes through arrays. */
export function compileTraversal(node: ExprNode, compile: Compile<ExprNode>): Evaluate {
  switch (node.type) {
    case 'ArrayCoerce': {
      const base = compile(node.base)
      return (scope) => arrayOf(base(scope)) ?? null
    }
    case 'Filter': {
      const [base, holds] = [compile(node.base), compile(node.expr)]
      return (scope) => {
        const keeps = (each: unknown): boolean => holds(scopeWithin(scope, each ?? null)) === true
        return arrayOf(base(scope))?.filter(keeps) ?? null
      }
    }
    case 'Map': {
      const [base, expr] = [compile(node.base), compile(node.expr)]
      return (scope) => {
        const map = (each: unknown): unknown => expr(scopeWithin(scope, each ?? null, true))
        return arrayOf(base(scope))?.map(map) ?? null
      }
    }
    case 'FlatMap': {
      const [base, expr] = [compile(node.base), compile(node.expr)]
      return (scope) => {
        const map = (each: unknown): unknown => expr(scopeWithin(scope, each ?? null, true))
        return arrayOf(base(scope))?.flatMap(map) ?? null
      }
    }
    case 'PipeFuncCall': {
      const ranking = compileRanking(node, compile)
      return (scope) => ranking(scope, Infinity)
    }
    case 'AccessElement':
    case 'Slice':
      return compilePart(node, compile)
    default:
      throw new NotNative(node.type)
  }
}

function compileRanking(
  node: Extract<ExprNode, { type: 'PipeFuncCall' }>,
  compile: Compile<ExprNode>,
): Ranking {
  if (node.name === 'order') return compileOrder(node, compile)
  if (node.name === 'score') return compileScore(node, compile)
  throw new NotNative(node.name)
}

function compilePart(
  node: Extract<ExprNode, { type: 'AccessElement' | 'Slice' }>,
  compile: Compile<ExprNode>,
): Evaluate {
  const whole = compileWhole(node.base, compile)
  if (node.type === 'AccessElement') {
    const { index } = node
    return (scope) => whole(scope, index < 0 ? Infinity : index + 1)?.at(index) ?? null
  }
  const { left, right, isInclusive } = node
  const isFromEnd = left < 0 || right < 0
  return (scope) => {
    const array = whole(scope, isFromEnd ? Infinity : right + 1)
    if (array === undefined) return null
    const start = Math.max(0, left < 0 ? array.length + left : left)
    const last = (right < 0 ? array.length + right : right) + (isInclusive ? 1 : 0)
    return array.slice(start, Math.max(0, last))
  }
}

/** The array that a part is taken of; no more than the first so many need to be right. */
function compileWhole(
  node: ExprNode,
  compile: Compile<ExprNode>,
): (scope: Parameters<Evaluate>[0], count: number) => readonly unknown[] | undefined {
  if (node.type === 'Group') return compileWhole(node.base, compile)
  if (node.type === 'PipeFuncCall') {
    const ranking = compileRanking(node, compile)
    return (scope, count) => arrayOf(ranking(scope, count))
  }
  const base = compile(node)
  return (scope) => arrayOf(base(scope))
}

function arrayOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
