import { Mutation } from '@sanity/mutator'
import { isJsonObject, type JsonObject, type SanityDocument } from '../documents/document.ts'
import { PatchError } from './patchError.ts'
import { meansRange, resolveRanges } from './resolveRanges.ts'

/** A document after a patch, and the patch with what its paths meant there. */
export interface AppliedPatch {
  readonly patched: JsonObject
  readonly patch: JsonObject
}

const order = ['setIfMissing', 'set', 'unset', 'diffMatchPatch', 'inc', 'dec', 'insert']
const mostPaths = 10_000
const mostPlaces = 100
const mostLines = 10_000

/**
 * Applies the operations of a patch, leaving the given document as it is.
 * The order is Sanity's: setIfMissing, set, unset, diffMatchPatch, inc, dec, insert.
 * @throws PatchError when an operation, a path or an operand is not understood or does not fit
 */
export function applyPatch(document: SanityDocument, operations: JsonObject): AppliedPatch {
  const read = Object.entries(operations).map(([name, operand]): [string, unknown] => [
    name,
    readOperand(name, operand),
  ])
  const parts = read.flatMap(([name, operand]) => partsOf(name, operand))
  if (parts.length > mostPaths) throw tooMany()
  // The mutator works in place and keeps what it is given inside its result.
  const own = structuredClone<JsonObject>(document)
  if (parts.some(({ path }) => meansRange(path))) return applyParts(own, parts)
  const patch = structuredClone(Object.fromEntries(read))
  return { patched: mutate(own, patch), patch }
}

/** One path of an operation, and the operand with those paths in its place. */
interface Part {
  readonly name: string
  readonly path: string
  readonly operand: (paths: readonly string[]) => Meant
}

type Meant = JsonObject | readonly string[]

/** One path after the other, since what a range means depends on what those before it have left. */
function applyParts(own: JsonObject, parts: readonly Part[]): AppliedPatch {
  let patched = own
  let count = 0
  const patch: JsonObject = {}
  for (const operation of order) {
    for (const { name, path, operand } of parts) {
      const paths = name === operation ? resolveRanges(path, patched) : []
      if (paths.length === 0) continue
      count += paths.length
      if (count > mostPaths) throw tooMany()
      const meant = operand(paths)
      patched = mutate(patched, { [name]: structuredClone(meant) })
      patch[name] = together(patch[name], meant)
    }
  }
  return { patched, patch: structuredClone(patch) }
}

function together(earlier: unknown, meant: Meant): Meant {
  if (Array.isArray(meant)) return Array.isArray(earlier) ? [...earlier, ...meant] : meant
  return isJsonObject(earlier) ? Object.assign({}, earlier, meant) : meant
}

function partsOf(name: string, operand: unknown): Part[] {
  if (Array.isArray(operand)) {
    return operand.map((path) => ({ name, path: String(path), operand: (paths) => paths }))
  }
  if (!isJsonObject(operand)) return []
  const entries = Object.entries(operand)
  if (name !== 'insert') {
    return entries.map(([path, value]) => ({
      name,
      path,
      operand: (paths) => Object.fromEntries(paths.map((each) => [each, value])),
    }))
  }
  return entries.flatMap(([place, path]) =>
    place === 'items' ? [] : { name, path: String(path), operand: insertAt(place, operand) },
  )
}

function insertAt(place: string, insert: JsonObject): Part['operand'] {
  return ([only, ...others]) => {
    if (others.length < mostPlaces)
      return others.length === 0 ? { ...insert, [place]: only } : insert
    throw new PatchError(`An insert goes to ${mostPlaces} places at most.`)
  }
}

function tooMany(): PatchError {
  return new PatchError(
    `A patch names ${mostPaths} places of a document at most. Set what contains them.`,
  )
}

function mutate(document: JsonObject, operations: JsonObject): JsonObject {
  const id = String(document['_id'])
  const own = { ...document, _id: id, _type: String(document['_type']) }
  let result: unknown
  try {
    result = new Mutation({ mutations: [{ patch: { id, ...operations } }] }).apply(own)
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
      return readEntries(name, operand, isTextPatch)
    case 'unset':
      if (Array.isArray(operand)) return operand.map(readPath)
      throw malformed(name)
    case 'insert':
      return readInsert(operand)
    default:
      throw new PatchError(`Unknown patch operation "${name}".`)
  }
}

// A longer one takes seconds to read; whatever it says can be set.
function isTextPatch(value: unknown): boolean {
  return typeof value === 'string' && value.split('\n', mostLines + 1).length <= mostLines
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
  return path
}

function malformed(name: string): PatchError {
  return new PatchError(`The operand of the patch operation "${name}" is malformed.`)
}
