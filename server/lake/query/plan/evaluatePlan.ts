import { evaluateSync, type EvaluateOptions } from 'groq-js'
import type { SanityDocument } from '../../documents/document.ts'
import { calledFunction, startCall, type LakeFunction } from '../functions/callExpression.ts'
import { lakeFunctions } from '../functions/lakeFunctions.ts'
import { firstOf } from '../native/ranking.ts'
import { rootScope, scopeWithin, type Environment } from '../native/scope.ts'
import type { TextAnswer } from '../textQuery.ts'
import type { View } from '../view.ts'
import { commonTo, foundList, type Found } from './found.ts'
import type { Lookup } from './lookup.ts'
import { comparing } from './orderedDocuments.ts'
import type { PlanSlot, Prepared, QueryPlan } from './planQuery.ts'
import { slotOf } from './slots.ts'

/** What a query is evaluated over. */
export interface Surroundings {
  readonly view: View
  /** The answers to the text queries, by their places. */
  readonly texts: readonly TextAnswer[]
  readonly scope: Pick<Environment, 'params' | 'timestamp' | 'identity' | 'sanity'>
  /** Told of the id of each reference that is followed. */
  onDereference(id: string): void
}

/**
 * The value of a planned query over a view. Throws what groq-js throws when it cannot evaluate
 * the query synchronously.
 */
export function evaluatePlan(plan: QueryPlan, over: Surroundings): unknown {
  const { view } = over
  const subqueries = new Map<number, unknown>()
  const evaluation: Environment = {
    ...over.scope,
    documents: view.documents,
    find: view.get,
    dereference(id) {
      over.onDereference(id)
      return view.get(id)
    },
    call(name) {
      const slot = slotOf(name)
      if (slot?.kind !== 'slot') return calledIn(over, name)
      return ([keys]) =>
        answer(plan.slots[slot.number], slot.number, Array.isArray(keys) ? keys : [])
    },
  }
  const answer = (
    slot: PlanSlot | undefined,
    number: number,
    keys: readonly unknown[],
  ): unknown => {
    if (slot === undefined) return null
    if (slot.kind === 'subquery') {
      if (!subqueries.has(number)) subqueries.set(number, valueOf(slot, evaluation))
      return subqueries.get(number)
    }
    const found = candidates(slot.lookup, keys, over)
    if (slot.kind === 'candidates') return found.documents()
    return firstDocuments(slot, found, typesOf(slot.lookup, keys), evaluation, view)
  }
  return valueOf(plan, evaluation)
}

function valueOf({ tree, native }: Prepared, evaluation: Environment): unknown {
  if (native !== undefined) return native(rootScope(evaluation))
  return evaluateSync(tree, groqOptions(evaluation)).data
}

function groqOptions(evaluation: Environment): EvaluateOptions {
  const { params, timestamp, identity, sanity, documents } = evaluation
  return {
    params,
    timestamp,
    identity,
    sanity,
    dataset: documents,
    dereference({ _ref: reference }) {
      const name = calledFunction(reference)
      if (name === undefined) return evaluation.dereference(reference)
      const called = evaluation.call(name)
      return called === undefined ? undefined : startCall(called)
    },
  }
}

/** A function of the lake, or the answer to a text query. */
export function calledIn(
  { view, texts, scope }: Surroundings,
  name: string,
): LakeFunction | undefined {
  const slot = slotOf(name)
  if (slot === undefined) return lakeFunctions.get(name)?.compute({ view, ...scope.sanity })
  const text = texts[slot.number]
  return ([id]) => {
    const document = typeof id === 'string' ? view.get(id) : undefined
    return document !== undefined && (text?.has(document) ?? null)
  }
}

function candidates(
  lookup: Lookup | undefined,
  keys: readonly unknown[],
  over: Surroundings,
): Found {
  const all = foundList(over.view.documents)
  return commonTo([lookup?.find(over, keys), all]) ?? all
}

function typesOf(
  lookup: Lookup | undefined,
  keys: readonly unknown[],
): readonly string[] | undefined {
  return lookup?.types?.(keys)
}

// Going through an order costs nothing for what was sorted before, sorting costs for each.
const sortingCost = 8

function firstDocuments(
  { order, condition }: Extract<PlanSlot, { kind: 'first' }>,
  found: Found,
  types: readonly string[] | undefined,
  evaluation: Environment,
  view: View,
): readonly unknown[] {
  const holds = holder(condition, evaluation)
  const ofType = view.indexes.attribute(['_type'])
  const length =
    types?.reduce((sum, type) => sum + ofType.get(type).length, 0) ?? view.documents.length
  const isMany = types !== undefined && types.length > mostLists
  if (found.count * sortingCost < length || isMany) {
    const kept = found.documents().filter(holds)
    return firstOf(kept, comparing(order), order.count)
  }
  const lists = (types ?? [undefined]).map((type) => view.indexes.ordered({ ...order, type }).all())
  const first: SanityDocument[] = []
  for (const document of inOrder(lists, comparing(order))) {
    if (first.length >= order.count) break
    if (found.has?.(document) === false) continue
    if (holds(document)) first.push(document)
  }
  return first
}

const mostLists = 16

/** The elements of several sorted lists, in their common order. */
function* inOrder<T>(
  lists: readonly (readonly T[])[],
  compare: (a: T, b: T) => number,
): Iterable<T> {
  const positions = lists.map(() => 0)
  for (;;) {
    let best: { list: number; element: T } | undefined
    for (const [list, elements] of lists.entries()) {
      const element = elements[positions[list] ?? 0]
      if (element === undefined) continue
      if (best === undefined || compare(element, best.element) < 0) best = { list, element }
    }
    if (best === undefined) return
    positions[best.list] = (positions[best.list] ?? 0) + 1
    yield best.element
  }
}

function holder(
  { tree, native }: Prepared,
  evaluation: Environment,
): (document: SanityDocument) => boolean {
  const root = rootScope(evaluation)
  if (native !== undefined) return (document) => native(scopeWithin(root, document)) === true
  const options = groqOptions(evaluation)
  return (document) => {
    const base = { type: 'Value' as const, value: [document] }
    const kept: unknown = evaluateSync({ type: 'Filter', base, expr: tree }, options).data
    return Array.isArray(kept) && kept.length > 0
  }
}
