import { evaluateSync, type ExprNode } from 'groq-js'
import type { Grants } from '../access/grants.ts'
import { identityId, type Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isVersionId } from '../documents/documentIds.ts'
import { parseQuery } from '../query/parseQuery.ts'

/** Whether a listener is concerned with a state of a document. */
export type ListenFilter = (document: SanityDocument | undefined) => boolean

/**
 * The filter of a listener: what its query selects when the document were the only one, as far as
 * the identity may read it. Versions are left out unless asked for. Throws a 400 LakeError when
 * the query cannot be parsed.
 */
export function createListenFilter(options: {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly includeAllVersions: boolean
  readonly identity: Identity
  readonly grants: Grants
}): ListenFilter {
  const { params, includeAllVersions, identity, grants } = options
  const tree = filterPart(parseQuery(options.query, params))
  return (document) => {
    if (document === undefined) return false
    if (!includeAllVersions && isVersionId(document._id)) return false
    if (!grants.permits(identity, 'read', document)) return false
    if (tree.type === 'Everything') return true
    const scope = { dataset: [document], params, identity: identityId(identity) }
    try {
      const found: unknown = evaluateSync(tree, scope).data
      return Array.isArray(found) ? found.length > 0 : found !== null && found !== false
    } catch {
      // As everywhere in GROQ, a condition that cannot be evaluated does not hold.
      return false
    }
  }
}

/** The query without what comes after its filter: a listener is told whole documents. */
function filterPart(tree: ExprNode): ExprNode {
  switch (tree.type) {
    case 'Projection':
    case 'Map':
    case 'FlatMap':
    case 'ArrayCoerce':
    case 'Group':
    case 'Slice':
    case 'AccessElement':
    case 'PipeFuncCall':
      return filterPart(tree.base)
    default:
      return tree
  }
}
