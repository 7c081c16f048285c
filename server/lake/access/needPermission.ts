import { forbidden, unauthorized } from '../errors.ts'
import type { Identity, Permission } from './identity.ts'
import { mayAnywhere } from './roles.ts'

/**
 * Lets only those pass who have a permission on some document.
 * @param refusal what the others are told
 * @throws LakeError 401 for one without any credential, 403 for the others
 */
export function needPermission(identity: Identity, permission: Permission, refusal: string): void {
  if (identity.kind === 'anonymous') throw unauthorized()
  if (!mayAnywhere(identity.roles, permission)) throw forbidden(refusal)
}
