import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { CommentPlace } from './content.ts'
import { inspectDocument } from './inspectDocument.ts'
import { commentPlacesQuery } from './queries.ts'

const place = z
  .object({
    _id: z.string(),
    article: z.object({ _ref: z.string() }),
    parent: z.object({ _ref: z.string() }).nullish(),
    submittedAt: z.string().nullish(),
  })
  .transform((raw): CommentPlace => ({
    _id: raw._id,
    articleId: raw.article._ref,
    parentId: raw.parent?._ref,
    submittedAt: raw.submittedAt ?? undefined,
  }))

/**
 * Follows threads upwards from approved comments among `documents` to parents that are not shown
 * themselves; in the order of their ids.
 */
export async function fetchCommentPlaces(
  client: SanityClient,
  documents: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly CommentPlace[]> {
  const comments = documents.filter(({ _type }) => _type === 'comment')
  const known = new Set(comments.map(({ _id }) => _id))
  const missing = (ids: readonly (string | undefined)[]): string[] =>
    [...new Set(ids)].filter((id) => id !== undefined).filter((id) => !known.has(id))
  const places: CommentPlace[] = []
  let ids = missing(comments.map((comment) => inspectDocument(comment).parent))
  while (ids.length > 0) {
    for (const id of ids) known.add(id)
    const found = z.array(place).parse(await client.fetch(commentPlacesQuery, { ids }))
    places.push(...found)
    ids = missing(found.map(({ parentId }) => parentId))
  }
  return places.sort((one, other) => (one._id < other._id ? -1 : 1))
}
