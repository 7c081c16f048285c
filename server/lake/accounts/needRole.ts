import type { Roles } from '../access/roles.ts'
import { AccountError } from './accountError.ts'

/** @throws AccountError unless there is a role of that name; the message says which there are. */
export function needRole(roles: Roles, name: string): void {
  if (roles.has(name)) return
  const known = [...roles.keys()].join(', ')
  throw new AccountError('unknownRole', `There is no role "${name}". Use one of: ${known}.`)
}
