import type { Identity } from '../access/identity.ts'
import { isJsonObject } from '../documents/document.ts'
import { isOwnId } from '../documents/documentIds.ts'
import type { QueryEngine } from '../query/queryEngine.ts'
import { createDocument, deleteDocument, patchDocument } from './changeDocument.ts'
import type { MutationRequest, Selection } from './parseMutations.ts'
import { withArrayKeys } from './withArrayKeys.ts'
import { OperationError } from './operationError.ts'
import type { WorkingSet } from './workingSet.ts'

/** What applying the mutations of a request needs. */
export interface MutateOptions {
  readonly engine: QueryEngine
  readonly identity: Identity
  readonly newId: () => string
  readonly autoGenerateArrayKeys: boolean
}

/**
 * Carries out mutations in order. A selection by query sees the dataset as it was before this
 * transaction, and only what the identity may read. The lake's own documents, such as releases, are
 * out of reach.
 */
export async function applyMutations(
  working: WorkingSet,
  mutations: readonly MutationRequest[],
  options: MutateOptions,
): Promise<void> {
  for (const [index, mutation] of mutations.entries()) {
    working.index = index
    await applyMutation(working, mutation, options)
  }
}

async function applyMutation(
  working: WorkingSet,
  mutation: MutationRequest,
  options: MutateOptions,
): Promise<void> {
  const keyed = (value: Record<string, unknown>): Record<string, unknown> => {
    const result = options.autoGenerateArrayKeys ? withArrayKeys(value) : value
    return isJsonObject(result) ? result : value
  }
  switch (mutation.kind) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      refuseOwnDocuments(mutation.attributes['_id'])
      createDocument(working, keyed(mutation.attributes), mutation.kind, options.newId)
      return
    case 'delete':
      for (const id of await selected(mutation.selection, options)) deleteDocument(working, id)
      return
    case 'patch':
      for (const id of await selected(mutation.selection, options)) {
        patchDocument(working, id, keyed(mutation.operations), mutation.ifRevisionId)
      }
  }
}

/** Releases and their like keep rules that only their own actions know. */
function refuseOwnDocuments(id: unknown): void {
  if (typeof id !== 'string' || !isOwnId(id)) return
  const description = `The document "${id}" belongs to the lake; actions alone change it.`
  throw new OperationError(403, { type: 'insufficientPermissionsError', description, id })
}

async function selected(selection: Selection, options: MutateOptions): Promise<readonly string[]> {
  if ('ids' in selection) {
    selection.ids.forEach(refuseOwnDocuments)
    return selection.ids
  }
  const { identity } = options
  const { query, params } = selection
  const { result } = await options.engine.evaluate({ query, params, perspective: 'raw', identity })
  const found: unknown[] = Array.isArray(result) ? result : [result]
  const ids = found.flatMap((document) =>
    isJsonObject(document) && typeof document['_id'] === 'string' ? document['_id'] : [],
  )
  // A query that finds everything means the content.
  return ids.filter((id) => !isOwnId(id))
}
