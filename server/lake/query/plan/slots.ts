import type { ExprNode } from 'groq-js'
import { callExpression } from '../functions/callExpression.ts'

// No function of GROQ begins so.
const slotMark = '#'
const textMark = '?'

/** An expression for what the planner answers in a slot, given the values of the keys. */
export function slotExpression(number: number, keys: readonly ExprNode[]): ExprNode {
  const elements = keys.map((value) => ({ type: 'ArrayElement' as const, value, isSplat: false }))
  return callExpression(`${slotMark}${String(number)}`, [{ type: 'Array', elements }])
}

/** An expression for whether the text query of a place holds for the current item. */
export function textExpression(place: number): ExprNode {
  const id: ExprNode = { type: 'AccessAttribute', name: '_id' }
  return callExpression(`${textMark}${String(place)}`, [id])
}

/** The slot that a call stands for, or the text query; nothing for functions. */
export function slotOf(name: string): { kind: 'slot' | 'text'; number: number } | undefined {
  if (!name.startsWith(slotMark) && !name.startsWith(textMark)) return undefined
  const kind = name.startsWith(slotMark) ? 'slot' : 'text'
  return { kind, number: Number(name.slice(1)) }
}
