/** What a grant lets its holder do with the documents it selects. Sanity's own names. */
export type Permission = 'read' | 'create' | 'update' | 'history' | 'manage'

/** A GROQ filter over one document, e.g. `_id in path("drafts.**")`, and what is allowed on a match. */
export interface Grant {
  readonly filter: string
  readonly permissions: readonly Permission[]
}

/** A named set of grants. What no grant allows is denied. */
export interface Role {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly grants: readonly Grant[]
}

/** The filter of a grant that selects every document. */
export const everyDocument = '_id in path("**")'

/** On whose behalf a request is made. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'account' | 'token'; readonly id: string; readonly roles: readonly Role[] }

/** The identity of a request without any credential. */
export const anonymous: Identity = { kind: 'anonymous' }

/** The lake itself, when it does what somebody has scheduled. */
export const system: Identity = {
  kind: 'token',
  id: '<system>',
  roles: [
    {
      name: 'system',
      title: 'System',
      description: 'Carries out what was scheduled.',
      grants: [{ filter: everyDocument, permissions: ['read', 'create', 'update', 'history'] }],
    },
  ],
}

/** The id written into transactions and events as their author; GROQ's `identity()`. */
export function identityId(identity: Identity): string {
  return identity.kind === 'anonymous' ? '<anonymous>' : identity.id
}
