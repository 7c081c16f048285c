import { z } from 'zod'
import type { JsonObject, SanityDocument } from '../../documents/document.ts'
import { releaseDocumentId } from '../../documents/documentIds.ts'
import { requireDocument } from '../../mutations/changeDocument.ts'
import { OperationError } from '../../mutations/operationError.ts'
import type { WorkingSet } from '../../mutations/workingSet.ts'
import { randomId } from '../../randomId.ts'

/** Where a release stands in its life. */
export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived'

/** The name of a release, as it stands inside the ids of its versions. */
export const releaseIdShape = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** The document that describes a release, which must be in one of these states. */
export function requireRelease(
  working: WorkingSet,
  releaseId: string,
  states: readonly ReleaseState[],
): SanityDocument {
  const release = requireDocument(working, releaseDocumentId(releaseId))
  const state = release['state']
  if (states.some((allowed) => allowed === state)) return release
  const description = `The release "${releaseId}" is ${String(state)}; it must be ${states.join(' or ')}.`
  throw new OperationError(409, { type: 'releaseStateError', description, id: release._id })
}

/** What a release held at its end, from which it can be shown and brought back. */
export function finalStates(versions: readonly SanityDocument[]): JsonObject[] {
  return versions.map(({ _id: id, _rev: revisionId }) => ({ _key: randomId(12), id, revisionId }))
}
