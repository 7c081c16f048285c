import { parse, type ExprNode } from 'groq-js'
import { unparsedFunctions } from './lakeFunctions.ts'
import { replaceCallText } from './placeOf.ts'

// groq-js 2.0.1 parses this function of Delta-GROQ with any arguments, wherever it stands.
const standIn = { namespace: 'delta', name: 'operation' }

/**
 * Parses a query as groq-js does, and also with the functions that it does not know: a call of a
 * stand-in, with the real name before the arguments, is parsed in their place.
 */
export function parseUnknown(query: string, params: Record<string, unknown>): ExprNode {
  let text = query
  // One round for each function that is found to be unknown.
  for (let round = 0; round <= unparsedFunctions.size; round++) {
    try {
      return parse(text, { params })
    } catch (error) {
      const unknown = error instanceof Error ? unknownName(error.message) : undefined
      if (unknown === undefined) throw error
      const { namespace, name } = standIn
      const call = `${namespace}::${name}(${JSON.stringify(unknown)}`
      const spellings = [unknown.replace('global::', ''), unknown]
      for (const spelling of spellings) {
        text = replaceCallText(text, spelling, (isEmpty) => call + (isEmpty ? ')' : ', '))
      }
    }
  }
  return parse(text, { params })
}

function unknownName(message: string): string | undefined {
  const [, name] = /^Undefined function: (\w+)$/.exec(message) ?? []
  return name === undefined ? undefined : unparsedFunctions.get(name)
}

/** The name and arguments of a call, also where the stand-in was parsed. */
export function calledName(call: Extract<ExprNode, { type: 'FuncCall' }>): {
  name: string
  args: readonly ExprNode[]
} {
  const { namespace, name, args } = call
  const [first, ...rest] = args
  const isStandIn = namespace === standIn.namespace && name === standIn.name
  if (isStandIn && first?.type === 'Value' && typeof first.value === 'string') {
    return { name: first.value, args: rest }
  }
  return { name: `${namespace}::${name}`, args }
}
