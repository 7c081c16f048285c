import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { ChangedDocuments } from './changedDocuments.ts'
import type { CommentPlace } from './content.ts'
import { parentOf } from './inspectDocument.ts'
import { commentPlacesQuery } from './queries.ts'

/** Where comments stand that are not shown themselves, but that shown ones answer. */
export interface CommentPlaces {
  /**
   * Follows threads upwards from approved comments to parents that are not shown; in the order of
   * their ids. Of those nobody need hear when they change: they are asked for at every pull.
   */
  pull(changed: ChangedDocuments): Promise<readonly CommentPlace[]>
}

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

/** Places over one client, of no comments at first. Pulls must not overlap. */
export function createCommentPlaces(client: SanityClient): CommentPlaces {
  /** The comments that are shown, with what each of them answers. */
  const shown = new Map<string, string | undefined>()
  let isEveryParentShown = true
  return {
    pull: async ({ gone, come }) => {
      const isComment = ({ _type }: Readonly<Record<string, unknown>>): boolean =>
        _type === 'comment'
      const [left, arrived] = [gone.filter(isComment), come.filter(isComment)]
      if (isEveryParentShown && left.length + arrived.length === 0) return []
      for (const { _id } of left) shown.delete(String(_id))
      for (const comment of arrived) {
        shown.set(String(comment['_id']), parentOf(comment))
      }
      isEveryParentShown = [...shown.values()].every((id) => id === undefined || shown.has(id))
      return fetchPlaces(client, shown)
    },
  }
}

async function fetchPlaces(
  client: SanityClient,
  shown: ReadonlyMap<string, string | undefined>,
): Promise<readonly CommentPlace[]> {
  const known = new Set(shown.keys())
  const missing = (ids: Iterable<string | undefined>): string[] =>
    [...new Set(ids)].filter((id) => id !== undefined).filter((id) => !known.has(id))
  const places: CommentPlace[] = []
  let ids = missing(shown.values())
  while (ids.length > 0) {
    for (const id of ids) known.add(id)
    const found = z.array(place).parse(await client.fetch(commentPlacesQuery, { ids }))
    places.push(...found)
    ids = missing(found.map(({ parentId }) => parentId))
  }
  return places.sort((one, other) => (one._id < other._id ? -1 : 1))
}
