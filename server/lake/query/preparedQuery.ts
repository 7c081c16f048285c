import type { ExprNode } from 'groq-js'
import { replaceCalls } from './functions/replaceCalls.ts'
import { parseQuery } from './parseQuery.ts'
import { planQuery, type QueryPlan } from './plan/planQuery.ts'
import { extractTextQueries, type TextQuery } from './textQuery.ts'

/** A query that is ready to be evaluated. */
export interface PreparedQuery {
  readonly parsed: ExprNode
  readonly textQueries: readonly TextQuery[]
  /** The parsed query with our own functions, and without its text queries. */
  readonly tree: ExprNode
  /** The same, over indexes; nothing when it must be evaluated as it is. */
  readonly plan: QueryPlan | undefined
}

const mostQueries = 200
const longestQuery = 20_000

/**
 * Prepares queries, and remembers the latest. Parameters belong to the preparation because some
 * of them change how a query is parsed. Throws a 400 LakeError when it cannot be parsed.
 */
export function createPreparedQueries(): (
  query: string,
  params: Record<string, unknown>,
) => PreparedQuery {
  const remembered = new Map<string, PreparedQuery>()
  return (query, params) => {
    const key = JSON.stringify([query, query.includes('$') ? params : {}])
    const prepared = remembered.get(key) ?? prepareQuery(query, params)
    if (key.length > longestQuery) return prepared
    remembered.delete(key)
    remembered.set(key, prepared)
    const [oldest] = remembered.keys()
    if (remembered.size > mostQueries && oldest !== undefined) remembered.delete(oldest)
    return prepared
  }
}

function prepareQuery(query: string, params: Record<string, unknown>): PreparedQuery {
  const parsed = parseQuery(query, params)
  const { tree, queries } = extractTextQueries(replaceCalls(parsed, query))
  return { parsed, textQueries: queries, tree, plan: planQuery(tree) }
}
