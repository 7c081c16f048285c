import { everyDocument, type Grant, type Permission, type Role } from './identity.ts'

const drafts = '_id in path("drafts.**")'
// By the id too, or whatever calls itself an asset could be published.
const assets =
  '(_type == "sanity.imageAsset" && string::startsWith(_id, "image-")) || ' +
  '(_type == "sanity.fileAsset" && string::startsWith(_id, "file-"))'

const reading: Grant = { filter: everyDocument, permissions: ['read', 'history'] }
const writing: readonly Permission[] = ['read', 'create', 'update', 'history']

/** Sees and changes everything, accounts and datasets included. */
const administrator: Role = {
  name: 'administrator',
  title: 'Administrator',
  description: 'Reads and writes everything, and manages the project.',
  grants: [{ filter: everyDocument, permissions: [...writing, 'manage'] }],
}

/** The roles that every lake has; what no grant allows is denied. */
const builtInRoles: readonly Role[] = [
  administrator,
  {
    name: 'editor',
    title: 'Editor',
    description: 'Reads and writes all content.',
    grants: [{ filter: everyDocument, permissions: writing }],
  },
  {
    name: 'contributor',
    title: 'Contributor',
    description: 'Reads all content, writes drafts and uploads assets; publishes nothing.',
    grants: [
      reading,
      { filter: drafts, permissions: ['create', 'update'] },
      { filter: assets, permissions: ['create'] },
    ],
  },
  {
    name: 'viewer',
    title: 'Viewer',
    description: 'Reads all content.',
    grants: [reading],
  },
]

/** The roles of a lake by name. */
export type Roles = ReadonlyMap<string, Role>

/**
 * The built-in roles and the `extra` ones.
 * @throws when two roles have the same name.
 */
export function collectRoles(extra: readonly Role[]): Roles {
  const roles = new Map<string, Role>()
  for (const role of [...builtInRoles, ...extra]) {
    if (roles.has(role.name)) throw new Error(`The role "${role.name}" is defined twice.`)
    roles.set(role.name, role)
  }
  return roles
}

/** Whether one of the roles has the permission on some document. */
export function mayAnywhere(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => role.grants.some((grant) => grant.permissions.includes(permission)))
}
