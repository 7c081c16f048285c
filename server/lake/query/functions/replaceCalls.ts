import type { ExprNode } from 'groq-js'
import { contentError } from '../../errors.ts'
import { mapChildren } from '../plan/mapChildren.ts'
import { callExpression } from './callExpression.ts'
import { lakeFunctions } from './lakeFunctions.ts'
import { calledName } from './parseUnknown.ts'
import { placeOf } from './placeOf.ts'

/**
 * A query's tree in which groq-js calls our functions where it has none of its own. Throws a 400
 * LakeError for a function that the lake does not have.
 */
export function replaceCalls(tree: ExprNode, query: string): ExprNode {
  const replace = (node: ExprNode): ExprNode => {
    const plain = mapChildren(node, replace)
    if (plain.type !== 'FuncCall') return plain
    const { name, args } = calledName(plain)
    const definition = lakeFunctions.get(name)
    if (definition === undefined) {
      if (name === 'text::semanticSimilarity') throw withoutEmbeddings(query)
      return plain
    }
    const { argumentCount, readsItem = false, isReference = false } = definition
    if (args.length > argumentCount) throw wrongCount(query, name, argumentCount, args.length)
    const given = Array.from({ length: argumentCount }, (_, position) => args[position] ?? missing)
    const item: ExprNode[] = readsItem ? [{ type: 'This' }] : []
    const call = callExpression(name, [...given, ...item])
    if (!isReference) return call
    const reference = { type: 'ObjectAttributeValue' as const, name: '_ref', value: call }
    return { type: 'Deref', base: { type: 'Object', attributes: [reference] } }
  }
  return replace(tree)
}

const missing: ExprNode = { type: 'Value', value: null }

function withoutEmbeddings(query: string): Error {
  const description =
    'text::semanticSimilarity() needs embeddings, and this dataset has none: use text::query() to search for words.'
  return contentError(400, 'queryParseError', description, {
    query,
    ...placeOf(query, 'semanticSimilarity'),
  })
}

function wrongCount(query: string, name: string, expected: number, found: number): Error {
  const description = `${name}() takes ${String(expected)} arguments at most, got ${String(found)}.`
  const [, bareName = name] = name.split('::')
  return contentError(400, 'queryParseError', description, { query, ...placeOf(query, bareName) })
}
