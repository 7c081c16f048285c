import { Path as GroqPath, type ExprNode } from 'groq-js'
import { publishedId } from '../../documents/documentIds.ts'
import type { View } from '../view.ts'
import { callOf } from '../functions/callExpression.ts'
import { commonTo, foundList, foundSet, none, unionOf, type Found } from './found.ts'
import { elementPaths, itemPath } from './itemPath.ts'
import { ungroup } from './mapChildren.ts'
import { matchTerms } from './matchTokens.ts'
import { isPlain, keyText, type Postings } from './postings.ts'
import { slotOf } from './slots.ts'
import { findByPrefix } from './sortedDocuments.ts'

/**
 * How to find, for the condition of a filter, documents among which are all for which it holds.
 * A condition that is negated, compares with null or goes through `->` has none.
 */
export interface Lookup {
  /** The values that are looked up, as they read in the scope around the filter. */
  readonly keys: readonly ExprNode[]
  /** The types of the documents, when the condition says them. */
  readonly types?: (keys: readonly unknown[]) => readonly string[] | undefined
  /** Nothing when the keys are of a kind that no index knows. */
  find(over: Searched, keys: readonly unknown[]): Found | undefined
}

/** What is looked into: a view, and the answers to text queries by their places. */
export interface Searched {
  readonly view: View
  readonly texts: readonly Found[]
}

/** Gives what does not depend on the filtered item. */
type Outer = (node: ExprNode) => ExprNode | undefined
type Find = (view: View, key: unknown) => Found | undefined

/** The lookup of a condition. @param outer gives what does not depend on the filtered item */
export function lookupOf(condition: ExprNode, outer: Outer): Lookup | undefined {
  const node = ungroup(condition)
  switch (node.type) {
    case 'And': {
      const parts = [lookupOf(node.left, outer), lookupOf(node.right, outer)]
      const known = parts.filter((part) => part !== undefined)
      return combined(known, commonTo)
    }
    case 'Or': {
      const [left, right] = [lookupOf(node.left, outer), lookupOf(node.right, outer)]
      return left === undefined || right === undefined ? undefined : combined([left, right], anyOf)
    }
    case 'FuncCall':
      return functionLookup(node, outer)
    case 'InRange':
      return range(node.base, '>=', node.left, outer)
    case 'OpCall':
      return comparison(node, outer)
    case 'AccessAttribute': {
      const slot = slotOf(callOf(node)?.name ?? '')
      if (slot?.kind !== 'text') return undefined
      return { keys: [], find: ({ texts }) => texts[slot.number] }
    }
    default:
      return undefined
  }
}

function single(key: ExprNode | undefined, find: Find): Lookup | undefined {
  if (key === undefined) return undefined
  return { keys: [key], find: ({ view }, [value]) => find(view, value) }
}

function anyOf(all: readonly (Found | undefined)[]): Found | undefined {
  const known = all.flatMap((each) => each ?? [])
  return known.length === all.length ? unionOf(known) : undefined
}

function combined(
  lookups: readonly Lookup[],
  choose: (all: readonly (Found | undefined)[]) => Found | undefined,
): Lookup | undefined {
  const [first, ...rest] = lookups
  if (first === undefined) return undefined
  if (rest.length === 0) return first
  let start = 0
  const parts = lookups.map((lookup) => {
    const from = start
    start += lookup.keys.length
    return {
      lookup,
      keysOf: (keys: readonly unknown[]) => keys.slice(from, from + lookup.keys.length),
    }
  })
  const typed = choose === commonTo ? parts.find(({ lookup }) => lookup.types) : undefined
  return {
    keys: lookups.flatMap(({ keys }) => keys),
    ...(typed === undefined ? {} : { types: (keys) => typed.lookup.types?.(typed.keysOf(keys)) }),
    find: (over, keys) =>
      choose(parts.map(({ lookup, keysOf }) => lookup.find(over, keysOf(keys)))),
  }
}

function comparison(
  { op, left, right }: Extract<ExprNode, { type: 'OpCall' }>,
  outer: Outer,
): Lookup | undefined {
  switch (op) {
    case '==':
      return equality(left, right, outer) ?? equality(right, left, outer)
    case 'in':
      return membership(left, right, outer) ?? containment(left, right, outer)
    case 'match': {
      const path = itemPath(left)
      return path && single(outer(right), (view, key) => matching(view.indexes.tokens(path), key))
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return range(left, op, right, outer) ?? range(right, mirrored[op], left, outer)
    default:
      return undefined
  }
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function range(
  left: ExprNode,
  op: keyof typeof mirrored,
  right: ExprNode,
  outer: Outer,
): Lookup | undefined {
  const path = itemPath(left)
  if (path === undefined) return undefined
  return single(outer(right), (view, key) => {
    // Nothing but plain values has an order, and each only among its own kind.
    if (!isPlain(key)) return key instanceof Object ? undefined : none
    return foundSet(view.indexes.sorted(path).range(op, key))
  })
}

function equality(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const path = itemPath(left)
  const lookup =
    path &&
    single(outer(right), (view, key) => {
      if (isPlain(key)) return withValues(view, path, [key])
      // What is null is in no index; no value equals an array.
      return Array.isArray(key) ? none : undefined
    })
  if (lookup === undefined || path?.join('.') !== '_type') return lookup
  return { ...lookup, types: ([key]) => (typeof key === 'string' ? [key] : undefined) }
}

function membership(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const path = itemPath(left)
  const lookup =
    path &&
    single(outer(right), (view, key) => {
      if (Array.isArray(key)) return key.every(isPlain) ? withValues(view, path, key) : undefined
      if (key instanceof GroqPath)
        return path.join('.') === '_id' ? underPath(view, key) : undefined
      return none
    })
  if (lookup === undefined || path?.join('.') !== '_type') return lookup
  const isText = (each: unknown): each is string => typeof each === 'string'
  return {
    ...lookup,
    types: ([key]) => (Array.isArray(key) && key.every(isText) ? [...new Set(key)] : undefined),
  }
}

function containment(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const paths = elementPaths(right)
  return (
    paths &&
    single(outer(left), (view, key) => {
      if (!isPlain(key)) return Array.isArray(key) ? none : undefined
      return foundList(view.indexes.elements(paths.path, paths.leaf).get(keyText(key)))
    })
  )
}

function functionLookup(
  { namespace, name, args }: Extract<ExprNode, { type: 'FuncCall' }>,
  outer: Outer,
): Lookup | undefined {
  const [first, second] = args
  if (first === undefined) return undefined
  switch (`${namespace}::${name}`) {
    case 'global::references': {
      const keys = args.map(outer)
      const known = keys.flatMap((key) => key ?? [])
      if (known.length !== keys.length) return undefined
      return {
        keys: known,
        find: ({ view }, values) => {
          const ids = new Set(values.flat().filter((id) => typeof id === 'string'))
          return withKeys(view.indexes.references(), [...ids])
        },
      }
    }
    case 'sanity::versionOf':
      return single(outer(first), (view, id) => {
        if (typeof id !== 'string') return none
        const itself = view.get(id)
        const versions = foundList(view.indexes.group().get(publishedId(id)))
        return unionOf([
          versions,
          foundList(view.indexes.group().get(id)),
          foundList(itself ? [itself] : []),
        ])
      })
    case 'sanity::partOfRelease':
      return single(outer(first), (view, release) =>
        typeof release === 'string' ? foundList(view.indexes.release().get(release)) : none,
      )
    case 'string::startsWith': {
      if (second === undefined || itemPath(first)?.join('.') !== '_id') return undefined
      return single(outer(second), (view, prefix) =>
        typeof prefix === 'string' ? foundList(findByPrefix(view.documents, prefix)) : none,
      )
    }
    default:
      return undefined
  }
}

function withValues(
  view: View,
  path: readonly string[],
  values: readonly (string | number | boolean)[],
): Found {
  const keys = [...new Set(values.map(keyText))]
  if (path.length !== 1 || path[0] !== '_id') return withKeys(view.indexes.attribute(path), keys)
  return foundSet(keys.flatMap((id) => view.get(id) ?? []))
}

function withKeys(postings: Postings, keys: readonly string[]): Found {
  return unionOf(keys.map((key) => foundList(postings.get(key))))
}

/** The documents whose ids begin as the path does. */
function underPath(view: View, path: GroqPath): Found {
  const [start = ''] = path.toJSON().split('*', 1)
  return foundList(findByPrefix(view.documents, start))
}

/** The documents that have, for each term of a pattern, a word that it fits. */
function matching(postings: Postings, pattern: unknown): Found | undefined {
  const parts: readonly unknown[] = Array.isArray(pattern) ? pattern : [pattern]
  const texts = parts.filter((part) => typeof part === 'string')
  const terms = texts.flatMap(matchTerms)
  if (texts.length < parts.length || terms.length === 0) return none
  return commonTo(terms.map(postings.fitting))
}
