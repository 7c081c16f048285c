import { evaluateSync, type ExprNode } from 'groq-js'
import type { Grants } from '../access/grants.ts'
import { identityId, type Identity } from '../access/identity.ts'
import type { SanityDocument } from '../documents/document.ts'
import { isVersionId } from '../documents/documentIds.ts'
import { badRequest } from '../errors.ts'
import { compileExpression } from '../query/native/compileExpression.ts'
import { rootScope, type Environment } from '../query/native/scope.ts'
import { childrenOf } from '../query/plan/mapChildren.ts'
import { parseQuery } from '../query/parseQuery.ts'
import { checkListenFilter, checkListenText } from './listenBounds.ts'

/** Whether a listener is concerned with a state of a document. */
export type ListenFilter = (document: SanityDocument | undefined) => boolean

/**
 * The filter of a listener: what its query selects when the document were the only one, as far as
 * the identity may read it. Versions are left out unless asked for. Throws a 400 LakeError when
 * the query cannot be parsed, or could cost more than a filter over one document may.
 */
export function createListenFilter(options: {
  readonly query: string
  readonly params: Record<string, unknown>
  readonly includeAllVersions: boolean
  readonly identity: Identity
  readonly grants: Grants
}): ListenFilter {
  const { params, includeAllVersions, identity, grants } = options
  checkListenText(options.query)
  const tree = filterPart(parseQuery(options.query, params))
  checkListenFilter(tree)
  const valueOver = compileFilter(tree)
  return (document) => {
    if (document === undefined) return false
    if (!includeAllVersions && isVersionId(document._id)) return false
    if (!grants.permits(identity, 'read', document)) return false
    if (tree.type === 'Everything') return true
    try {
      const found = valueOver({ params, identity: identityId(identity) }, document)
      return Array.isArray(found) ? found.length > 0 : found !== null && found !== false
    } catch {
      // As everywhere in GROQ, a condition that cannot be evaluated does not hold.
      return false
    }
  }
}

type Asked = Pick<Environment, 'params' | 'identity'>

/** The value of a filter over one document. What matches words is never left to groq-js, whose
 * regular expressions can take for ever. */
function compileFilter(tree: ExprNode): (asked: Asked, document: SanityDocument) => unknown {
  const native = compileExpression(tree)
  if (native === undefined) {
    if (matchesWords(tree)) {
      throw badRequest('A query to listen to cannot use "match" beside the functions it calls.')
    }
    return (asked, document) => evaluateSync(tree, { ...asked, dataset: [document] }).data
  }
  return (asked, document) => {
    const nothing = (): undefined => undefined
    const documents = [document]
    const sanity = { projectId: '', dataset: '' }
    const around = { documents, sanity, find: nothing, dereference: nothing, call: nothing }
    return native(rootScope({ ...asked, ...around, timestamp: new Date() }))
  }
}

function matchesWords(node: ExprNode): boolean {
  return (node.type === 'OpCall' && node.op === 'match') || childrenOf(node).some(matchesWords)
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
