import { GroqSyntaxError, type ExprNode } from 'groq-js'
import { contentError } from '../errors.ts'
import { parseUnknown } from './functions/parseUnknown.ts'
import { placeOf } from './functions/placeOf.ts'

/** The tree of a GROQ query; throws a 400 LakeError that points at the place of a mistake. */
export function parseQuery(query: string, params: Record<string, unknown>): ExprNode {
  if (query.trim() === '') {
    throw contentError(400, 'queryParseError', 'The query is empty.', { query, start: 0, end: 0 })
  }
  try {
    return parseUnknown(query, params)
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error)
    const details = { query, ...placeOfError(error, query, description) }
    throw contentError(400, 'queryParseError', description, details)
  }
}

function placeOfError(error: unknown, query: string, description: string): object {
  if (error instanceof GroqSyntaxError) {
    return { start: error.position, end: Math.min(error.position + 1, query.length) }
  }
  // What groq-js says of a call names the function, and not its place.
  const [, name = ''] = /(?:function:? |unexpected )(\w+)/.exec(description) ?? []
  return name === '' ? { start: 0, end: query.length } : placeOf(query, name)
}
