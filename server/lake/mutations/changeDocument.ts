import type { JsonObject, SanityDocument } from '../documents/document.ts'
import { outOfBounds } from '../documents/documentBounds.ts'
import { isValidId } from '../documents/documentIds.ts'
import { randomId } from '../randomId.ts'
import {
  alreadyExists,
  documentNotFound,
  invalidOperation,
  revisionMismatch,
} from './operationError.ts'
import { applyPatch, type AppliedPatch } from './applyPatch.ts'
import { PatchError } from './patchError.ts'
import type { Purge } from '../storage/transaction.ts'
import type { WorkingSet } from './workingSet.ts'

/** What to do when the id of a new document is taken. */
export type CreateMode = 'create' | 'createIfNotExists' | 'createOrReplace'

/**
 * Creates or replaces a document and returns its id. Without `_id` a random one is given; one that
 * ends with a dot is completed. What is given is kept as it is and must not change any more.
 * `_createdAt` is honoured; `_rev` and `_updatedAt` are set anew.
 */
export function createDocument(
  working: WorkingSet,
  given: JsonObject,
  mode: CreateMode,
  newId: () => string = randomId,
): string {
  const { _rev, _updatedAt, ...attributes } = given
  const type = attributes['_type']
  if (typeof type !== 'string' || type === '') {
    throw invalidOperation('A document needs a "_type", and it must be a string.')
  }
  const id = completeId(attributes['_id'], newId)
  const problem = outOfBounds(attributes)
  if (problem !== undefined) throw invalidOperation(problem)
  const existing = working.get(id)
  if (existing !== undefined && mode === 'create') throw alreadyExists(id)
  if (existing !== undefined && mode === 'createIfNotExists') {
    working.skip(id)
    return id
  }
  const stored = { ...attributes, _id: id, _type: type }
  const createdAt = attributes['_createdAt'] ?? existing?._createdAt ?? working.timestamp
  const shown = { ...stored, _createdAt: createdAt, _updatedAt: working.timestamp }
  working.put(id, stored, { [mode]: shown })
  return id
}

/** Applies patch operations to one document, guarded by its revision if one is given. */
export function patchDocument(
  working: WorkingSet,
  id: string,
  operations: JsonObject,
  ifRevisionId?: string,
): void {
  const current = requireDocument(working, id)
  requireRevision(current, ifRevisionId)
  const { patched, patch } = tryPatch(current, operations)
  if (patched['_id'] !== id) throw invalidOperation('The attribute "_id" cannot be changed.')
  if (patched['_type'] !== current._type) {
    throw invalidOperation('The attribute "_type" cannot be changed by a patch.')
  }
  const problem = outOfBounds(patched)
  if (problem !== undefined) throw invalidOperation(problem)
  const { _createdAt, ...attributes } = patched
  working.put(
    id,
    { ...attributes, _createdAt: current._createdAt, _type: current._type },
    { patch: { id, ...patch } },
  )
}

/** Deletes a document; one that is not there is left as it is. */
export function deleteDocument(working: WorkingSet, id: string, purge?: Purge): void {
  if (working.get(id) === undefined) working.skip(id)
  else working.remove(id, purge)
}

/** The document under an id; throws when there is none. */
export function requireDocument(working: WorkingSet, id: string): SanityDocument {
  const document = working.get(id)
  if (document === undefined) throw documentNotFound(id)
  return document
}

/** Throws unless the document is at the revision that the caller saw; no revision, no check. */
export function requireRevision(document: SanityDocument, expected: string | undefined): void {
  if (expected === undefined || expected === document._rev) return
  throw revisionMismatch(document._id, document._rev, expected)
}

function tryPatch(document: SanityDocument, operations: JsonObject): AppliedPatch {
  try {
    return applyPatch(document, operations)
  } catch (error) {
    if (error instanceof PatchError) throw invalidOperation(error.message)
    throw error
  }
}

function completeId(given: unknown, newId: () => string): string {
  if (given === undefined) return newId()
  if (typeof given !== 'string') throw invalidOperation('The attribute "_id" must be a string.')
  const id = given === '' || given.endsWith('.') ? given + newId() : given
  if (isValidId(id)) return id
  throw invalidOperation(
    `The document ID "${id.slice(0, 140)}" is not valid. Use 1 to 128 of a–z, A–Z, 0–9, dot, ` +
      'hyphen and underscore, beginning with a letter, digit or underscore.',
  )
}
