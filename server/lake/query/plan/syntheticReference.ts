import type { ExprNode } from 'groq-js'
import { randomId } from '../../randomId.ts'

/**
 * Expressions that groq-js evaluates by calling `dereference` with a text: the number of a slot
 * and the keys that the expression found in its scope. The planner answers them.
 */
export interface Slot {
  readonly number: number
  /** One for each key expression; nothing when its value is of no kind that an index knows. */
  readonly keys: readonly (Keys | undefined)[]
}

/** The values that an expression gave, as texts. */
export interface Keys {
  readonly isArray: boolean
  readonly texts: readonly string[]
}

const betweenKeys = '\u0001'
const betweenElements = '\u0002'
// Not to be guessed, lest a reference inside a document be taken for one of these.
const prefix = `\u0000${randomId()}${betweenKeys}`

/** An expression for the attribute `answer` of what the slot is answered with. */
export function slotExpression(number: number, keys: readonly ExprNode[]): ExprNode {
  let reference = text(prefix + String(number))
  for (const key of keys) reference = joined(reference, joined(text(betweenKeys), encoded(key)))
  return answerOf(reference)
}

/** As above, with one key that is taken as it is, and as empty when it is no text. */
export function slotExpressionOfText(number: number, key: ExprNode): ExprNode {
  const start = text(prefix + String(number) + betweenKeys)
  return answerOf(call('global', 'coalesce', [joined(start, joined(text('s'), key)), start]))
}

/** The slot that a reference names; nothing for the references of documents. */
export function parseSlot(
  reference: string,
  keyCount: (number: number) => number,
): Slot | undefined {
  if (!reference.startsWith(prefix)) return undefined
  const [number, ...keys] = reference.slice(prefix.length).split(betweenKeys)
  const count = keyCount(Number(number))
  // A key that holds the separator itself leaves open which key is which.
  if (keys.length !== count) {
    return { number: Number(number), keys: Array.from({ length: count }, () => undefined) }
  }
  return { number: Number(number), keys: keys.map(decoded) }
}

/** The text under which an index keeps a value: equal values have equal texts. */
export function keyText(value: string | number | boolean): string {
  const whole = String(value)
  const [beforeSeparators = ''] = whole.split(betweenKeys, 1)
  const [kept = ''] = beforeSeparators.split(betweenElements, 1)
  return kept
}

function encoded(key: ExprNode): ExprNode {
  const single = joined(text('s'), call('global', 'string', [key]))
  const several = joined(text('a'), call('array', 'join', [key, text(betweenElements)]))
  return call('global', 'coalesce', [single, several, text('*')])
}

function decoded(key: string): Keys | undefined {
  const value = key.slice(1)
  if (key.startsWith('a')) return { isArray: true, texts: value.split(betweenElements) }
  const isPlain = key.startsWith('s') && keyText(value) === value
  return isPlain ? { isArray: false, texts: [value] } : undefined
}

function answerOf(reference: ExprNode): ExprNode {
  const attribute = { type: 'ObjectAttributeValue' as const, name: '_ref', value: reference }
  const base: ExprNode = { type: 'Deref', base: { type: 'Object', attributes: [attribute] } }
  return { type: 'AccessAttribute', base, name: 'answer' }
}

function text(value: string): ExprNode {
  return { type: 'Value', value }
}

function joined(left: ExprNode, right: ExprNode): ExprNode {
  return { type: 'OpCall', op: '+', left, right }
}

function call(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return { type: 'FuncCall', namespace, name, args }
}
