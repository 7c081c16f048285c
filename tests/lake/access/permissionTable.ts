// Every role × every operation × every kind of document, over the whole handler. What is expected
// comes from the table alone; what the table does not name is denied.

/** A kind of document. */
export type Kind = (typeof content)[number] | 'release'
/** What one may do with a document. */
export type Right = 'read' | 'history' | 'create' | 'change'

// A disguise has the type of an asset, but not the id of one.
/** The kinds that are content. */
export const content = [
  'published',
  'draft',
  'version',
  'dotted',
  'comment',
  'asset',
  'disguise',
] as const
/** All kinds. */
export const kinds: readonly Kind[] = [...content, 'release']
const grant = (of: readonly Kind[], ...rights: Right[]) =>
  Object.fromEntries(of.map((kind) => [kind, rights]))

const table: Record<string, Partial<Record<Kind, readonly Right[]>>> = {
  administrator: grant(kinds, 'read', 'history', 'create', 'change'),
  editor: grant(kinds, 'read', 'history', 'create', 'change'),
  contributor: {
    ...grant(kinds, 'read', 'history'),
    ...grant(['draft'], 'read', 'history', 'create', 'change'),
    ...grant(['asset'], 'read', 'history', 'create'),
  },
  viewer: grant(kinds, 'read', 'history'),
  'comment-writer': { published: ['read'], comment: ['read', 'create'] },
  anonymous: grant(['published', 'asset', 'disguise'], 'read'),
}
/** All roles, and nobody in particular. */
export const roles = Object.keys(table)
/** Whether the table allows it. */
export const may = (role: string, kind: Kind, right: Right) =>
  table[role]?.[kind]?.includes(right) ?? false
