import { evaluateSync, parse, type ExprNode } from 'groq-js'
import type { SanityDocument } from '../documents/document.ts'
import { isPublicId } from '../documents/documentIds.ts'
import { everyDocument, identityId, type Identity, type Permission } from './identity.ts'

/** Decides which documents an identity may read, change, create or see the history of. */
export interface Grants {
  permits(identity: Identity, permission: Permission, document: SanityDocument): boolean
  /** Equal for identities that may read the same documents. */
  readKey(identity: Identity): string
}

interface Filter {
  readonly tree: ExprNode
  readonly dependsOnIdentity: boolean
  readonly answers: WeakMap<SanityDocument, boolean>
}

/**
 * The grants of a dataset. Anonymous readers see published documents whose id has no dot, and only
 * when the dataset is public. Everyone else sees and does what the filters of their roles allow.
 */
export function createGrants(aclMode: 'public' | 'private'): Grants {
  const filters = new Map<string, Filter>()
  const filterOf = (source: string): Filter => {
    const known = filters.get(source)
    if (known !== undefined) return known
    const tree = parse(`*[${source}]`)
    const dependsOnIdentity = source.includes('identity(')
    const filter = { tree, dependsOnIdentity, answers: new WeakMap<SanityDocument, boolean>() }
    filters.set(source, filter)
    return filter
  }
  const selects = (filter: Filter, identity: Identity, document: SanityDocument): boolean => {
    const known = filter.dependsOnIdentity ? undefined : filter.answers.get(document)
    if (known !== undefined) return known
    const options = { dataset: [document], identity: identityId(identity) }
    const found: unknown = evaluateSync(filter.tree, options).data
    const answer = Array.isArray(found) && found.length > 0
    filter.answers.set(document, answer)
    return answer
  }
  return {
    permits(identity, permission, document) {
      if (identity.kind === 'anonymous') {
        return permission === 'read' && aclMode === 'public' && isPublicId(document._id)
      }
      return identity.roles.some((role) =>
        role.grants.some(
          (grant) =>
            grant.permissions.includes(permission) &&
            (grant.filter === everyDocument || selects(filterOf(grant.filter), identity, document)),
        ),
      )
    },
    readKey(identity) {
      if (identity.kind === 'anonymous') return aclMode
      const readable = identity.roles.flatMap((role) =>
        role.grants.flatMap(({ filter, permissions }) =>
          permissions.includes('read') ? filter : [],
        ),
      )
      const dependsOnIdentity = readable.some((filter) => filterOf(filter).dependsOnIdentity)
      return JSON.stringify([dependsOnIdentity ? identity.id : '', [...new Set(readable)].sort()])
    },
  }
}
