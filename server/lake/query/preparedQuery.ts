import { isDeepStrictEqual } from 'node:util'
import type { ExprNode } from 'groq-js'
import { replaceCalls } from './functions/replaceCalls.ts'
import { parseQuery } from './parseQuery.ts'
import { mapChildren } from './plan/mapChildren.ts'
import { planQuery, type QueryPlan } from './plan/planQuery.ts'
import { tagsOfQuery } from './syncTags.ts'
import { extractTextQueries, type TextQuery } from './textQuery.ts'

/** A query that is ready to be evaluated. */
export interface PreparedQuery {
  /** The tags of what it reads, but for what it reaches through `->`. */
  readonly tags: (params: Record<string, unknown>) => ReadonlySet<string>
  readonly textQueries: readonly TextQuery[]
  /** The parsed query with our own functions, and without its text queries. */
  readonly tree: ExprNode
  /** The same, over indexes; nothing when it must be evaluated as it is. */
  readonly plan: QueryPlan | undefined
}

const mostQueries = 200
const longestQuery = 20_000

interface Kept {
  readonly prepared: PreparedQuery
  /** The values for which it was prepared; nothing when it is the same for all of their kinds. */
  readonly values: string | undefined
}

/**
 * Prepares queries, and remembers the latest. A parameter in brackets changes how a query is
 * parsed; elsewhere only its kind matters. Throws a 400 LakeError when a query cannot be parsed.
 */
export function createPreparedQueries(): (
  query: string,
  params: Record<string, unknown>,
) => PreparedQuery {
  const remembered = new Map<string, Kept>()
  return (query, params) => {
    const used = query.includes('$') ? params : {}
    const key = query + kindsOf(used)
    const known = remembered.get(key)
    if (known !== undefined) {
      const isSame = known.values === undefined || known.values === JSON.stringify(used)
      if (isSame) return known.prepared
    }
    const kept = prepareAny(query, used)
    if (key.length > longestQuery) return kept.prepared
    remembered.delete(key)
    remembered.set(key, kept)
    const [oldest] = remembered.keys()
    if (remembered.size > mostQueries && oldest !== undefined) remembered.delete(oldest)
    return kept.prepared
  }
}

function kindsOf(params: Record<string, unknown>): string {
  let kinds = ''
  for (const [name, value] of Object.entries(params)) {
    kinds += `\n${name} ${value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value}`
  }
  return kinds
}

function prepareAny(query: string, params: Record<string, unknown>): Kept {
  const withValues = parseQuery(query, params)
  if (Object.keys(params).length === 0)
    return { prepared: prepareQuery(query, withValues), values: undefined }
  const general = parseGenerally(query)
  const isSame = general !== undefined && isDeepStrictEqual(filledIn(general, params), withValues)
  if (isSame) return { prepared: prepareQuery(query, general), values: undefined }
  return { prepared: prepareQuery(query, withValues), values: JSON.stringify(params) }
}

function parseGenerally(query: string): ExprNode | undefined {
  try {
    return parseQuery(query, {})
  } catch {
    return undefined
  }
}

/** A tree with the values of parameters in their places, as groq-js parses them. */
function filledIn(node: ExprNode, params: Record<string, unknown>): ExprNode {
  if (node.type === 'Parameter' && Object.hasOwn(params, node.name)) {
    return { type: 'Value', value: params[node.name] }
  }
  return mapChildren(node, (child) => filledIn(child, params))
}

function prepareQuery(query: string, parsed: ExprNode): PreparedQuery {
  const { tree, queries } = extractTextQueries(replaceCalls(parsed, query))
  const asks = query.includes('$')
  const tags = tagsOfQuery(parsed, {})
  return {
    tags: (params) => (asks ? tagsOfQuery(parsed, params) : tags),
    textQueries: queries,
    tree,
    plan: planQuery(tree),
  }
}
