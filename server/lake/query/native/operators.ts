import type { ExprNode } from 'groq-js'
import { matchOperator } from './matchOperator.ts'
import { NotNative, type Compile, type Evaluate } from './scope.ts'
import { add, compareInOrder, finite, isEqual, isIn, subtract } from './values.ts'

type Operator = (left: unknown, right: unknown) => unknown

const operators: Readonly<Record<string, Operator>> = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '+': add,
  '-': subtract,
  '*': numeric((left, right) => left * right),
  '/': numeric((left, right) => left / right),
  '%': numeric((left, right) => left % right),
  '**': numeric((left, right) => left ** right),
  in: isIn,
}

function ordered(holds: (order: number) => boolean): Operator {
  return (left, right) => {
    const order = compareInOrder(left, right)
    return order === undefined ? null : holds(order)
  }
}

function numeric(compute: (left: number, right: number) => number): Operator {
  return (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? finite(compute(left, right)) : null
}

/** Compiles `left op right`. */
export function compileOperator(
  node: Extract<ExprNode, { type: 'OpCall' }>,
  compile: Compile<ExprNode>,
): Evaluate {
  if (node.op === 'match') return matchOperator(node.left, compile(node.left), compile(node.right))
  const operator = operators[node.op]
  if (operator === undefined) throw new NotNative(node.op)
  const [left, right] = [compile(node.left), compile(node.right)]
  return (scope) => operator(left(scope), right(scope))
}

/** Compiles a sign before a number. */
export function compileSign(
  node: Extract<ExprNode, { type: 'Neg' | 'Pos' }>,
  compile: Compile<ExprNode>,
): Evaluate {
  const base = compile(node.base)
  const sign = node.type === 'Neg' ? -1 : 1
  return (scope) => {
    const value = base(scope)
    return typeof value === 'number' ? sign * value : null
  }
}

/** Compiles what has the three values true, false and null. */
export function compileLogic(
  node: Extract<ExprNode, { type: 'And' | 'Or' | 'Not' | 'InRange' }>,
  compile: Compile<ExprNode>,
): Evaluate {
  if (node.type === 'Not') {
    const base = compile(node.base)
    return (scope) => {
      const value = base(scope)
      return typeof value === 'boolean' ? !value : null
    }
  }
  const [left, right] = [compile(node.left), compile(node.right)]
  if (node.type === 'InRange') {
    const base = compile(node.base)
    return (scope) => {
      const value = base(scope)
      const fromLeft = compareInOrder(value, left(scope))
      const fromRight = compareInOrder(value, right(scope))
      if (fromLeft === undefined || fromRight === undefined) return null
      return fromLeft >= 0 && (node.isInclusive ? fromRight <= 0 : fromRight < 0)
    }
  }
  // One side alone decides for `false && x` and `true || x`.
  const decisive = node.type === 'Or'
  return (scope) => {
    const first = left(scope)
    if (first === decisive) return decisive
    const second = right(scope)
    if (second === decisive) return decisive
    return typeof first === 'boolean' && typeof second === 'boolean' ? !decisive : null
  }
}
