import { referencesOf } from '../documents/references.ts'
import { OperationError } from '../mutations/operationError.ts'
import type { WorkingSet } from '../mutations/workingSet.ts'
import type { CurrentDocuments } from '../storage/currentDocuments.ts'
import type { DocumentChange } from '../storage/transaction.ts'

/**
 * Throws when a transaction would leave a strong reference to nothing: a document that refers to
 * an absent one, or a deleted one that others still refer to. Sanity's own error types.
 */
export function checkIntegrity(
  working: WorkingSet,
  documents: CurrentDocuments,
  changes: readonly DocumentChange[],
): void {
  for (const { id, after } of changes) {
    if (after !== undefined) continue
    const written = changes.map((change) => change.id)
    const candidates = new Set([...documents.referringTo(id, true), ...written])
    const referencingIDs = [...candidates].filter((source) =>
      referencesOf(working.get(source)).some(({ target, weak }) => target === id && !weak),
    )
    if (referencingIDs.length === 0) continue
    const description =
      `Document "${id}" cannot be deleted as there are references to it from ` +
      referencingIDs.map((source) => `"${source}"`).join(', ')
    const type = 'documentHasExistingReferencesError'
    throw new OperationError(409, { type, description, id, referencingIDs })
  }
  for (const { id, after } of changes) {
    for (const { target, weak } of referencesOf(after)) {
      if (weak || working.get(target) !== undefined) continue
      const description = `Document "${id}" references non-existent document "${target}"`
      const type = 'documentReferencesNonExistentDocumentError'
      throw new OperationError(409, { type, description, id, referenceID: target })
    }
  }
}
