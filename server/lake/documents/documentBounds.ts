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
  const extent: Extent = { length: 0, isTooDeep: false, reserved: undefined }
  measure(value, 0, extent)
  const { reserved, isTooDeep, length } = extent
  if (reserved !== undefined) {
    return `The attribute name "${reserved}" is reserved and cannot be stored. Rename it.`
  }
  if (isTooDeep) {
    return `The document is nested more than ${deepestDocument} levels deep, at "${deepPathOf(value).slice(0, 80)}…".`
  }
  // Nearly every document is so far below the bound that its length need not be known.
  if (length <= largestDocument) return undefined
  if (JSON.stringify(value).length <= largestDocument) return undefined
  return 'The document is larger than 32 MB. Split it, or store large content as a file asset.'
}

interface Extent {
  /** Not less than the length as JSON, and quicker to find out. */
  length: number
  isTooDeep: boolean
  /** The first attribute name that may not be. */
  reserved: string | undefined
}

// Every document that is written passes here: nothing is made that is not needed.
function measure(value: unknown, depth: number, extent: Extent): void {
  if (typeof value === 'string') {
    extent.length += value.length * longestEscape + 2
  } else if (typeof value !== 'object' || value === null) {
    extent.length += longestScalar
  } else if (depth > deepestDocument) {
    extent.isTooDeep = true
  } else if (Array.isArray(value)) {
    extent.length += 2 + value.length
    for (const element of value) measure(element, depth + 1, extent)
  } else if (isJsonObject(value)) {
    extent.length += 2
    for (const key of Object.keys(value)) {
      if (unsafeAttributes.has(key)) extent.reserved ??= key
      extent.length += key.length * longestEscape + 4
      measure(value[key], depth + 1, extent)
    }
  }
}

/** The path to the first thing that is too deep, e.g. `.body.0.children`. */
function deepPathOf(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > deepestDocument) return ''
  for (const [key, child] of Object.entries(value)) {
    const extent: Extent = { length: 0, isTooDeep: false, reserved: undefined }
    measure(child, depth + 1, extent)
    if (extent.isTooDeep) return `.${key}${deepPathOf(child, depth + 1)}`
  }
  return ''
}
