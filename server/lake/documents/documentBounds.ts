import { isJsonObject } from './document.ts'

const largestDocument = 32 * 1024 * 1024
const deepestDocument = 100
// `\u0000` for one character, and `-1.7976931348623157e+308`.
const longestEscape = 6
const longestScalar = 24

// Names that mean something to every JavaScript object: evaluation of a query over a document with
// an attribute of such a name goes wrong or fails.
const unsafeAttributes = new Set(['__proto__', 'constructor', 'hasOwnProperty'])

/** Why a value may not be stored in a document, in a full sentence; undefined when it may. */
export function outOfBounds(value: unknown): string | undefined {
  const problem = boundsOf(value, 0, '')
  if (problem !== undefined) return problem
  // Nearly every document is so far below the bound that its length need not be known.
  if (lengthAtMost(value) <= largestDocument) return undefined
  if (JSON.stringify(value).length <= largestDocument) return undefined
  return 'The document is larger than 32 MB. Split it, or store large content as a file asset.'
}

function boundsOf(value: unknown, depth: number, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > deepestDocument) {
    return `The document is nested more than ${deepestDocument} levels deep, at "${path.slice(0, 80)}…".`
  }
  for (const key of Object.keys(value)) {
    if (unsafeAttributes.has(key)) {
      return `The attribute name "${key}" is reserved and cannot be stored. Rename it.`
    }
  }
  const children = Array.isArray(value)
    ? value.entries()
    : isJsonObject(value)
      ? Object.entries(value)
      : []
  for (const [key, child] of children) {
    const problem = boundsOf(child, depth + 1, `${path}.${key}`)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Not less than the length of the value as JSON, and quicker to find out. */
function lengthAtMost(value: unknown): number {
  if (typeof value === 'string') return value.length * longestEscape + 2
  if (typeof value !== 'object' || value === null) return longestScalar
  let length = 2
  if (Array.isArray(value)) for (const element of value) length += lengthAtMost(element) + 1
  else {
    for (const [key, child] of Object.entries(value)) {
      length += key.length * longestEscape + 4 + lengthAtMost(child)
    }
  }
  return length
}
