import type { ExprNode } from 'groq-js'
import { isDocument, isJsonObject, type SanityDocument } from '../../documents/document.ts'
import { isCall } from '../functions/callExpression.ts'
import { compareForSort } from '../native/values.ts'
import {
  attributeOf,
  attributesOf,
  elementsOf,
  isObject,
  nothing,
  tracedDocument,
  valueOf,
  type Traced,
} from './traced.ts'
import { closedExpression, rootScope, scopeWithin, type TraceScope } from './traceScope.ts'

/** What tracing needs of the query around it. */
export interface TraceSources {
  /** The value of a query, as it is answered without tracing. */
  evaluate(tree: ExprNode): unknown
  find(id: string): SanityDocument | undefined
}

type Of<Type extends ExprNode['type']> = Extract<ExprNode, { type: Type }>

/**
 * The result of a query with where each part of it comes from. What merely moves values around is
 * followed here; everything else (filters, conditions, functions) is evaluated, and stands nowhere.
 */
export function traceQuery(tree: ExprNode, sources: TraceSources): Traced {
  return trace(tree, rootScope, sources)
}

function trace(node: ExprNode, scope: TraceScope, sources: TraceSources): Traced {
  switch (node.type) {
    case 'Group':
      return trace(node.base, scope, sources)
    case 'This':
      return scope.item
    case 'Parent':
      return parentOf(scope, node.n)
    case 'AccessAttribute':
      return traceAttribute(node, scope, sources)
    case 'Deref':
      return traceReference(node, scope, sources)
    case 'Projection': {
      const base = trace(node.base, scope, sources)
      return isObject(base) ? trace(node.expr, scopeWithin(scope, base), sources) : nothing
    }
    case 'Object':
      return traceObject(node, scope, sources)
    case 'Array':
      return arrayOf(node.elements.flatMap((each) => traceElement(each, scope, sources)))
    case 'Select': {
      const holds = (condition: ExprNode): boolean => valueIn(condition, scope, sources) === true
      const chosen = node.alternatives.find(({ condition }) => holds(condition))
      const value = chosen?.value ?? node.fallback
      return value === undefined ? nothing : trace(value, scope, sources)
    }
    case 'FuncCall': {
      const isFirstOf = node.namespace === 'global' && node.name === 'coalesce'
      if (!isFirstOf) return computed(node, scope, sources)
      const traced = node.args.map((arg) => trace(arg, scope, sources))
      return traced.find((each) => (valueOf(each) ?? null) !== null) ?? nothing
    }
    default:
      return traceTraversal(node, scope, sources)
  }
}

function traceTraversal(node: ExprNode, scope: TraceScope, sources: TraceSources): Traced {
  if (isOverDocuments(node)) return traceDocuments(node, scope, sources)
  const elementsIn = (base: ExprNode): readonly Traced[] | undefined =>
    elementsOf(trace(base, scope, sources))
  switch (node.type) {
    case 'AccessElement':
      return elementsIn(node.base)?.at(node.index) ?? nothing
    case 'Slice': {
      const end = node.isInclusive ? node.right + 1 || undefined : node.right
      return arrayOf(elementsIn(node.base)?.slice(node.left, end))
    }
    case 'ArrayCoerce':
      return arrayOf(elementsIn(node.base))
    case 'Filter': {
      const isKept = (each: Traced): boolean =>
        valueIn(node.expr, scopeWithin(scope, each), sources) === true
      return arrayOf(elementsIn(node.base)?.filter(isKept))
    }
    case 'Map':
    case 'FlatMap': {
      const mapped = elementsIn(node.base)?.map((each) =>
        trace(node.expr, scopeWithin(scope, each, true), sources),
      )
      const isFlat = node.type === 'FlatMap'
      return arrayOf(isFlat ? mapped?.flatMap((each) => elementsOf(each) ?? [each]) : mapped)
    }
    case 'PipeFuncCall':
      if (node.name === 'order') return traceOrder(node, scope, sources)
      return computed(node, scope, sources)
    default:
      return computed(node, scope, sources)
  }
}

function valueIn(node: ExprNode, scope: TraceScope, { evaluate }: TraceSources): unknown {
  return evaluate(closedExpression(node, scope))
}

function computed(node: ExprNode, scope: TraceScope, sources: TraceSources): Traced {
  return { kind: 'value', value: valueIn(node, scope, sources) }
}

function traceDocuments(node: ExprNode, scope: TraceScope, sources: TraceSources): Traced {
  const value = valueIn(node, scope, sources)
  if (!Array.isArray(value)) return documentOf(value, sources)
  return arrayOf(value.map((each) => documentOf(each, sources)))
}

function traceAttribute(
  node: Of<'AccessAttribute'>,
  scope: TraceScope,
  sources: TraceSources,
): Traced {
  if (node.base === undefined) return attributeOf(scope.item, node.name)
  const isComputed = node.base.type === 'Object' && holdsCall(node.base)
  if (isComputed) return computed(node, scope, sources)
  return attributeOf(trace(node.base, scope, sources), node.name)
}

function traceReference(node: Of<'Deref'>, scope: TraceScope, sources: TraceSources): Traced {
  const target = valueOf(attributeOf(trace(node.base, scope, sources), '_ref'))
  const found = typeof target === 'string' ? sources.find(target) : undefined
  return found === undefined ? nothing : tracedDocument(found)
}

function traceObject(node: Of<'Object'>, scope: TraceScope, sources: TraceSources): Traced {
  const attributes = new Map<string, Traced>()
  for (const attribute of node.attributes) {
    if (attribute.type === 'ObjectAttributeValue') {
      attributes.set(attribute.name, trace(attribute.value, scope, sources))
      continue
    }
    const isConditional = attribute.type === 'ObjectConditionalSplat'
    if (isConditional && valueIn(attribute.condition, scope, sources) !== true) continue
    for (const [name, each] of attributesOf(trace(attribute.value, scope, sources))) {
      attributes.set(name, each)
    }
  }
  return { kind: 'object', attributes }
}

function traceElement(
  { value, isSplat }: Of<'Array'>['elements'][number],
  scope: TraceScope,
  sources: TraceSources,
): readonly Traced[] {
  const traced = trace(value, scope, sources)
  return isSplat ? (elementsOf(traced) ?? []) : [traced]
}

function traceOrder(node: Of<'PipeFuncCall'>, scope: TraceScope, sources: TraceSources): Traced {
  const keyed = elementsOf(trace(node.base, scope, sources))?.map((element) => {
    const inner = scopeWithin(scope, element)
    return { element, keys: node.args.map((arg) => valueIn(plainOrder(arg), inner, sources)) }
  })
  keyed?.sort((a, b) => {
    for (const [position, arg] of node.args.entries()) {
      const ascending = compareForSort(a.keys[position], b.keys[position])
      if (ascending !== 0) return arg.type === 'Desc' ? -ascending : ascending
    }
    return 0
  })
  return arrayOf(keyed?.map(({ element }) => element))
}

function arrayOf(elements: readonly Traced[] | undefined): Traced {
  return elements === undefined ? nothing : { kind: 'array', elements }
}

function parentOf(scope: TraceScope, levels: number): Traced {
  let current: TraceScope | undefined = scope
  for (let level = 0; level < levels; level++) current = current?.parent
  return current?.item ?? nothing
}

function plainOrder(arg: ExprNode): ExprNode {
  return arg.type === 'Asc' || arg.type === 'Desc' ? arg.base : arg
}

/** Whether a node filters, sorts or cuts all documents, and so gives documents as they are. */
function isOverDocuments(node: ExprNode): boolean {
  switch (node.type) {
    case 'Everything':
      return true
    case 'Group':
    case 'Filter':
    case 'Slice':
    case 'AccessElement':
    case 'PipeFuncCall':
      return isOverDocuments(node.base)
    default:
      return false
  }
}

/** A document of the result: itself, or under its id when `score()` has copied it. */
function documentOf(value: unknown, { find }: TraceSources): Traced {
  if (!isJsonObject(value) || typeof value['_id'] !== 'string') return { kind: 'value', value }
  const found = find(value['_id'])
  if (found === value) return tracedDocument(found)
  if (found === undefined || !isDocument(value)) return { kind: 'value', value }
  const attributes = new Map(attributesOf(tracedDocument(found)))
  attributes.set('_score', { kind: 'value', value: value['_score'] })
  return { kind: 'object', attributes }
}

function holdsCall({ attributes }: Of<'Object'>): boolean {
  const [first] = attributes
  return first?.type === 'ObjectAttributeValue' && isCall(first.value)
}
