import { Mutation } from '@sanity/mutator'
import { isJsonObject, type JsonObject, type SanityDocument } from '../documents/document.ts'

/** A patch that cannot be applied; the message names the operation or path at fault. */
export class PatchError extends Error {
  override readonly name = 'PatchError'
}

/**
 * The operations of a patch, checked, with every path in the notation that `@sanity/mutator` reads:
 * `list[]` and `list[*]` become `list[0:]`. Throws a PatchError when an operation, a path or an
 * operand is not understood.
 */
export function readPatch(operations: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operand]) => [name, readOperand(name, operand)]),
  )
}

/**
 * The document after the operations of a patch, leaving the given one as it is.
 * The order is Sanity's: setIfMissing, set, unset, diffMatchPatch, inc, dec, insert.
 * Throws a PatchError when the patch does not fit the document.
 */
export function applyPatch(document: SanityDocument, operations: JsonObject): JsonObject {
  // The mutator works in place and keeps what it is given inside its result.
  const own: SanityDocument = structuredClone(document)
  const patch = { id: document._id, ...structuredClone(readPatch(operations)) }
  let result: unknown
  try {
    result = new Mutation({ mutations: [{ patch }] }).apply(own)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PatchError(`The patch cannot be applied: ${reason}`, { cause: error })
  }
  if (!isJsonObject(result)) throw new PatchError('The patch does not leave a document.')
  return result
}

function readOperand(name: string, operand: unknown): unknown {
  switch (name) {
    case 'set':
    case 'setIfMissing':
      return readEntries(name, operand, () => true)
    case 'inc':
    case 'dec':
      return readEntries(name, operand, (value) => typeof value === 'number')
    case 'diffMatchPatch':
      return readEntries(name, operand, (value) => typeof value === 'string')
    case 'unset':
      if (Array.isArray(operand)) return operand.map(readPath)
      throw malformed(name)
    case 'insert':
      return readInsert(operand)
    default:
      throw new PatchError(`Unknown patch operation "${name}".`)
  }
}

function readEntries(
  name: string,
  operand: unknown,
  isValue: (value: unknown) => boolean,
): JsonObject {
  if (!isJsonObject(operand)) throw malformed(name)
  const entries = Object.entries(operand)
  if (!entries.every(([, value]) => isValue(value))) throw malformed(name)
  return Object.fromEntries(entries.map(([path, value]) => [readPath(path), value]))
}

function readInsert(operand: unknown): JsonObject {
  const places = ['before', 'after', 'replace']
  if (!isJsonObject(operand) || !Array.isArray(operand['items'])) throw malformed('insert')
  const { items, ...rest } = operand
  const [place, ...others] = Object.entries(rest)
  if (place === undefined || others.length > 0 || !places.includes(place[0])) {
    throw malformed('insert')
  }
  return { [place[0]]: readPath(place[1]), items }
}

function readPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw new PatchError('A path must be a string.')
  const bare = path.replace(/"(?:[^"\\]|\\.)*"/g, '')
  if (bare.split('[').length !== bare.split(']').length) {
    throw new PatchError(`The brackets of the path "${path.slice(0, 120)}" do not match.`)
  }
  return path.replace(/\[\*?\]/g, '[0:]')
}

function malformed(name: string): PatchError {
  return new PatchError(`The operand of the patch operation "${name}" is malformed.`)
}
