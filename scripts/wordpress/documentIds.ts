import { createHash } from 'node:crypto'

/** Ids of imported documents: the same source always gives the same id. */
export interface DocumentIds {
  of(kind: string, name: string): string
  comment(id: string): string
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * Ids for one WordPress site, told apart from those of other sites by a mark made of its address.
 * Comments have ids with a dot, which anonymous readers never see.
 */
export function createDocumentIds(siteUrl: string): DocumentIds {
  const site = `wp-${digest(siteUrl.toLowerCase().replace(/^https?:\/\/|\/+$/g, '')).slice(0, 6)}`
  const part = (name: string): string =>
    /^[A-Za-z0-9_-]{1,80}$/.test(name) ? name : digest(name).slice(0, 16)
  return {
    of: (kind, name) => `${site}-${kind}-${part(name)}`,
    comment: (id) => `comment.${site}-${part(id)}`,
  }
}
