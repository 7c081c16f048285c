import { evaluateSync, type EvaluateOptions, type ExprNode } from 'groq-js'
import type { SanityDocument } from '../../documents/document.ts'
import type { View } from '../view.ts'
import type { Lookup } from './lookup.ts'
import type { FirstOf, QueryPlan } from './planQuery.ts'
import { parseSlot, type Keys } from './syntheticReference.ts'

type Scope = Omit<EvaluateOptions, 'dataset' | 'dereference'>
/** Finds the documents of each text query by its place. */
type Texts = readonly { readonly documents: readonly SanityDocument[] }[]
type Dereference = (reference: string) => Record<string, unknown> | undefined

/**
 * The value of a planned query over a view. Throws what groq-js throws when it cannot evaluate
 * the query synchronously.
 */
export function evaluatePlan(
  plan: QueryPlan,
  over: { readonly view: View; readonly texts: Texts },
  scope: Scope,
  dereference: Dereference,
): unknown {
  const { view, texts } = over
  const subqueries = new Map<number, unknown>()
  const options: EvaluateOptions = {
    ...scope,
    dataset: view.documents,
    dereference({ _ref: reference }) {
      const slot = parseSlot(reference, (number) => keyCount(plan, number))
      if (slot === undefined || slot.number < 0) return dereference(reference)
      return { answer: answer(slot.number, slot.keys) }
    },
  }
  const evaluate = (tree: ExprNode): unknown => evaluateSync(tree, options).data
  const answer = (number: number, keys: readonly (Keys | undefined)[]): unknown => {
    const slot = plan.slots[number]
    if (slot === undefined) return null
    if (slot.kind === 'subquery') {
      if (!subqueries.has(number)) subqueries.set(number, evaluate(slot.tree))
      return subqueries.get(number)
    }
    const candidates = fewest(slot.lookups, keys, view, texts)
    if (slot.kind === 'candidates') return candidates
    return firstDocuments(slot.order, slot.condition, candidates, view, evaluate)
  }
  return evaluate(plan.tree)
}

function keyCount(plan: QueryPlan, number: number): number {
  const slot = plan.slots[number]
  return slot === undefined || slot.kind === 'subquery' ? 0 : slot.lookups.length
}

/** The documents of the lookup that finds the fewest: each of them names all that may hold. */
function fewest(
  lookups: readonly Lookup[],
  keys: readonly (Keys | undefined)[],
  view: View,
  texts: Texts,
): readonly SanityDocument[] {
  let best = view.documents
  for (const [position, lookup] of lookups.entries()) {
    const key = keys[position]
    if (key === undefined) continue
    const text = lookup.textQuery === undefined ? undefined : texts[lookup.textQuery]
    const found = text?.documents ?? lookup.documents(view, key)
    if (found.length < best.length) best = found
  }
  return best
}

// So many candidates are sorted faster than the ordered documents are gone through.
const fewCandidates = 500

function firstDocuments(
  order: FirstOf,
  condition: ExprNode | undefined,
  candidates: readonly SanityDocument[],
  view: View,
  evaluate: (tree: ExprNode) => unknown,
): readonly unknown[] {
  const filtered = (documents: readonly SanityDocument[]): ExprNode => {
    const base: ExprNode = { type: 'Value', value: documents }
    return condition === undefined ? base : { type: 'Filter', base, expr: condition }
  }
  if (condition !== undefined && candidates.length <= fewCandidates) {
    const base = filtered(candidates)
    return list(evaluate({ type: 'PipeFuncCall', name: 'order', base, args: [order.by] }))
  }
  const { type, path, isDescending, count } = order
  const ordered = view.indexes.ordered(type, path, isDescending).all()
  if (condition === undefined) return ordered.slice(0, count)
  const found: unknown[] = []
  let start = 0
  let size = Math.max(32, 2 * count)
  while (start < ordered.length && found.length < count) {
    for (const each of list(evaluate(filtered(ordered.slice(start, start + size)))))
      found.push(each)
    start += size
    size *= 2
  }
  return found.slice(0, count)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
