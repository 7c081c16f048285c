import { GroqSyntaxError, parse, type ExprNode } from 'groq-js'
import { isJsonObject } from '../documents/document.ts'
import { contentError } from '../errors.ts'

/** The tree of a GROQ query; throws a 400 LakeError that points at the place of a mistake. */
export function parseQuery(query: string, params: Record<string, unknown>): ExprNode {
  if (query.trim() === '') {
    throw contentError(400, 'queryParseError', 'The query is empty.', { query, start: 0, end: 0 })
  }
  try {
    return parse(query, { params })
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error)
    const start = error instanceof GroqSyntaxError ? error.position : 0
    const details = { query, start, end: Math.min(start + 1, query.length) }
    throw contentError(400, 'queryParseError', description, details)
  }
}

/** Whether a value is a node of a query's tree. */
export function isExprNode(value: unknown): value is ExprNode {
  return isJsonObject(value) && typeof value['type'] === 'string'
}
