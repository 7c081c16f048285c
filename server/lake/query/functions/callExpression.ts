import type { ExprNode } from 'groq-js'
import { isJsonObject } from '../../documents/document.ts'
import { randomId } from '../../randomId.ts'

/** A function of the lake: the value for the values of its arguments. */
export type LakeFunction = (args: readonly unknown[]) => unknown

// Not to be guessed, lest a reference inside a document be taken for one of these.
const prefix = `\u0000call${randomId()}:`

/**
 * An expression that makes groq-js call a function of the lake.
 *
 * groq-js 2.0.1 takes no functions from outside. It evaluates an object literal by assigning one
 * attribute after the other; when the first is `__proto__`, and has come from `dereference`, each
 * of the others is handed, as it is, to a setter of ours, and `answer` is read from a getter.
 */
export function callExpression(name: string, args: readonly ExprNode[]): ExprNode {
  const reference = attribute('_ref', { type: 'Value', value: prefix + name })
  const call: ExprNode = { type: 'Deref', base: { type: 'Object', attributes: [reference] } }
  const attributes = [
    attribute('__proto__', call),
    ...args.map((arg, position) => attribute(String(position), arg)),
  ]
  return { type: 'AccessAttribute', base: { type: 'Object', attributes }, name: 'answer' }
}

/** The function that a reference calls; nothing for the references of documents. */
export function calledFunction(reference: string): string | undefined {
  return reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined
}

/** The call that an expression is; nothing for others. */
export function callOf(node: ExprNode): { name: string; args: readonly ExprNode[] } | undefined {
  if (node.type !== 'AccessAttribute' || node.base?.type !== 'Object') return undefined
  const [first, ...rest] = node.base.attributes
  if (first?.type !== 'ObjectAttributeValue' || first.name !== '__proto__') return undefined
  const name = nameIn(first.value)
  if (name === undefined) return undefined
  return {
    name,
    args: rest.flatMap((each) => (each.type === 'ObjectAttributeValue' ? each.value : [])),
  }
}

/** Whether a node is the inside of a call of a function of the lake. */
export function isCall(node: ExprNode): boolean {
  return nameIn(node) !== undefined
}

function nameIn(node: ExprNode): string | undefined {
  if (node.type !== 'Deref' || node.base.type !== 'Object') return undefined
  const [first] = node.base.attributes
  if (first?.type !== 'ObjectAttributeValue' || first.value.type !== 'Value') return undefined
  return typeof first.value.value === 'string' ? calledFunction(first.value.value) : undefined
}

/**
 * What `dereference` gives for a call. It becomes the prototype of the object literal, so that
 * `this` is that literal, which has no `args` and no `compute` of its own.
 */
class Call {
  readonly args: unknown[] = []
  readonly compute: LakeFunction

  constructor(compute: LakeFunction) {
    this.compute = compute
  }

  hasOwnProperty(name: string): boolean {
    return name === 'answer'
  }

  get answer(): unknown {
    return this.compute(this.args)
  }

  set 0(value: unknown) {
    this.args[0] = value
  }

  set 1(value: unknown) {
    this.args[1] = value
  }
}

/** What `dereference` gives for a call: takes two arguments at most, and gives the answer. */
export function startCall(compute: LakeFunction): Record<string, unknown> {
  const call: unknown = new Call(compute)
  return isJsonObject(call) ? call : {}
}

function attribute(
  name: string,
  value: ExprNode,
): { type: 'ObjectAttributeValue'; name: string; value: ExprNode } {
  return { type: 'ObjectAttributeValue', name, value }
}
