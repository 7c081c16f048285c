import { Mutation } from '@sanity/mutator'
import { isJsonObject, type JsonObject, type SanityDocument } from './document.ts'

/** The operations of a patch, in the order in which they take effect. */
export const patchOperations = [
  'setIfMissing',
  'set',
  'unset',
  'diffMatchPatch',
  'inc',
  'dec',
  'insert',
] as const

/** A patch that cannot be applied; the message names the operation or path at fault. */
export class PatchError extends Error {
  override readonly name = 'PatchError'
}

/**
 * The document after the operations of a patch, leaving the given one as it is.
 * The order is Sanity's: setIfMissing, set, unset, diffMatchPatch, inc, dec, insert.
 * Throws a PatchError when a path or an operand is not understood.
 */
export function applyPatch(document: SanityDocument, operations: JsonObject): JsonObject {
  for (const [name, operand] of Object.entries(operations)) {
    if (!patchOperations.some((known) => known === name)) {
      throw new PatchError(`Unknown patch operation "${name}".`)
    }
    const isOperand = name === 'unset' ? isPathList(operand) : isJsonObject(operand)
    if (!isOperand) throw new PatchError(`The patch operation "${name}" has a malformed operand.`)
  }
  // The mutator works in place and keeps what it is given inside its result.
  const own: SanityDocument = structuredClone(document)
  const patch = { id: document._id, ...structuredClone(operations) }
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

function isPathList(value: unknown): boolean {
  return Array.isArray(value) && value.every((path) => typeof path === 'string')
}
