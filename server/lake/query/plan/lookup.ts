import type { ExprNode } from 'groq-js'
import type { SanityDocument } from '../../documents/document.ts'
import type { View } from '../view.ts'
import { elementPaths, itemPath } from './itemPath.ts'
import { ungroup } from './mapChildren.ts'
import { matchPatterns } from './matchTokens.ts'
import { byId, type Postings } from './postings.ts'
import type { Keys } from './syntheticReference.ts'

/**
 * How to find, for one condition of a filter, documents among which are all for which it holds.
 * A condition that is negated, compares with null or goes through `->` has none.
 */
export interface Lookup {
  /** The value that is looked up, as it reads in the scope around the filter. */
  readonly key: ExprNode
  /** The type of the documents when the condition is just that. */
  readonly type?: string
  /** The text query that the condition is, by its place; its answer is what is looked up. */
  readonly textQuery?: number
  documents(view: View, keys: Keys): readonly SanityDocument[]
}

/** The lookup of a condition. @param outer gives what does not depend on the filtered item */
export function lookupOf(
  condition: ExprNode,
  outer: (node: ExprNode) => ExprNode | undefined,
): Lookup | undefined {
  const node = ungroup(condition)
  if (node.type === 'FuncCall') {
    const [target] = node.args
    const isReferences = node.namespace === 'global' && node.name === 'references'
    if (!isReferences || target === undefined || node.args.length !== 1) return undefined
    const key = outer(target)
    if (key === undefined) return undefined
    return { key, documents: (view, { texts }) => union(view.indexes.references(), texts) }
  }
  if (node.type !== 'OpCall') return undefined
  if (node.op === '==') {
    return equality(node.left, node.right, outer) ?? equality(node.right, node.left, outer)
  }
  if (node.op === 'in') {
    return membership(node.left, node.right, outer) ?? containment(node.left, node.right, outer)
  }
  return node.op === 'match' ? matching(node.left, node.right, outer) : undefined
}

type Outer = (node: ExprNode) => ExprNode | undefined

function equality(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const found = membership(left, right, outer)
  if (found === undefined) return undefined
  const literal: unknown = found.key.type === 'Value' ? found.key.value : undefined
  const isType = itemPath(left)?.join('.') === '_type' && typeof literal === 'string'
  return {
    key: found.key,
    ...(isType ? { type: literal } : {}),
    // No value equals an array.
    documents: (view, keys) => (keys.isArray ? [] : found.documents(view, keys)),
  }
}

function membership(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const path = itemPath(left)
  const key = outer(right)
  if (path === undefined || key === undefined) return undefined
  if (path.length === 1 && path[0] === '_id') {
    return {
      key,
      documents(view, { texts }) {
        const found = [...new Set(texts)].flatMap((id) => view.get(id) ?? [])
        return found.length > 1 ? found.sort(byId) : found
      },
    }
  }
  return { key, documents: (view, { texts }) => union(view.indexes.attribute(path), texts) }
}

function containment(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const paths = elementPaths(right)
  const key = outer(left)
  if (paths === undefined || key === undefined) return undefined
  const { path, leaf } = paths
  return { key, documents: (view, { texts }) => union(view.indexes.elements(path, leaf), texts) }
}

function matching(left: ExprNode, right: ExprNode, outer: Outer): Lookup | undefined {
  const path = itemPath(left)
  const key = outer(right)
  if (path === undefined || key === undefined) return undefined
  return {
    key,
    documents(view, { isArray, texts }) {
      if (isArray) return view.documents
      const patterns = texts.flatMap(matchPatterns)
      return patterns.length === 0 ? [] : matched(view.indexes.tokens(path), patterns)
    },
  }
}

/** The documents that have, for each pattern, a word that it matches. */
function matched(postings: Postings, patterns: readonly RegExp[]): readonly SanityDocument[] {
  let found: SanityDocument[] | undefined
  for (const pattern of patterns) {
    const tokens = [...postings.keys()].filter((token) => pattern.test(token))
    const documents = new Set(union(postings, tokens))
    found = (found ?? [...documents]).filter((document) => documents.has(document))
  }
  return found?.sort(byId) ?? []
}

/** The documents under any of the keys, each once, in the order of their ids. */
export function union(postings: Postings, keys: readonly string[]): readonly SanityDocument[] {
  const [first] = keys
  if (first !== undefined && keys.length === 1) return postings.get(first)
  const found = new Set<SanityDocument>()
  for (const key of keys) for (const document of postings.get(key)) found.add(document)
  return [...found].sort(byId)
}
