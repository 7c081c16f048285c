import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { CommentPlace, PictureAsset } from './content.ts'
import {
  articlesQuery,
  authorsQuery,
  categoriesQuery,
  commentPlacesQuery,
  commentsQuery,
  eventsQuery,
  pagesQuery,
  picturesQuery,
  redirectsQuery,
  seriesQuery,
  settingsQuery,
  tagsQuery,
} from './queries.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** What the lake answered: documents as they are, not checked yet. */
export interface RawContent {
  readonly documents: readonly RawDocument[]
  readonly commentPlaces: readonly CommentPlace[]
  readonly pictures: readonly PictureAsset[]
}

const reference = z.object({ _ref: z.string() })

const place = z
  .object({
    _id: z.string(),
    article: reference,
    parent: reference.nullish(),
    submittedAt: z.string().nullish(),
  })
  .transform((raw): CommentPlace => ({
    _id: raw._id,
    articleId: raw.article._ref,
    parentId: raw.parent?._ref,
    submittedAt: raw.submittedAt ?? undefined,
  }))

const picture = z
  .object({
    _id: z.string(),
    path: z.string(),
    mimeType: z.string(),
    metadata: z.object({
      dimensions: z.object({ width: z.number(), height: z.number() }),
      lqip: z.string().nullish(),
    }),
  })
  .transform((raw): PictureAsset => ({
    _id: raw._id,
    path: raw.path,
    mimeType: raw.mimeType,
    width: raw.metadata.dimensions.width,
    height: raw.metadata.dimensions.height,
    lqip: raw.metadata.lqip ?? undefined,
  }))

const DOCUMENT_QUERIES = [
  settingsQuery,
  articlesQuery,
  authorsQuery,
  eventsQuery,
  categoriesQuery,
  tagsQuery,
  seriesQuery,
  pagesQuery,
  redirectsQuery,
  commentsQuery,
]

/** The perspective asks for published documents alone; a lake that forgets it must not leak a draft. */
function isPublished(document: unknown): document is RawDocument {
  if (!isObject(document)) return false
  const id = document['_id']
  return typeof id === 'string' && !id.startsWith('drafts.') && !id.startsWith('versions.')
}

function referenceId(document: RawDocument, field: string): string | undefined {
  const parsed = reference.safeParse(document[field])
  return parsed.success ? parsed.data._ref : undefined
}

/** Follows threads upwards from approved comments to parents that are not shown themselves. */
async function fetchCommentPlaces(
  client: SanityClient,
  comments: readonly RawDocument[],
): Promise<CommentPlace[]> {
  const known = new Set(comments.map((comment) => comment['_id']))
  const missing = (ids: readonly (string | undefined)[]): string[] =>
    [...new Set(ids)].filter((id) => id !== undefined).filter((id) => !known.has(id))
  const places: CommentPlace[] = []
  let ids = missing(comments.map((comment) => referenceId(comment, 'parent')))
  while (ids.length > 0) {
    for (const id of ids) known.add(id)
    const found = z.array(place).parse(await client.fetch(commentPlacesQuery, { ids }))
    places.push(...found)
    ids = missing(found.map(({ parentId }) => parentId))
  }
  return places
}

/**
 * Pulls everything published with one query for each document type.
 * @throws when the lake does not answer, or answers with something that is not a document.
 */
export async function fetchContent(client: SanityClient): Promise<RawContent> {
  const [pictures, ...answers] = await Promise.all([
    client.fetch<unknown>(picturesQuery),
    ...DOCUMENT_QUERIES.map((query) => client.fetch<unknown>(query)),
  ])
  const documents = answers.flat().filter(isPublished)
  const comments = documents.filter((document) => document['_type'] === 'comment')
  return {
    documents,
    commentPlaces: await fetchCommentPlaces(client, comments),
    pictures: readPictures(pictures),
  }
}

/** Assets that are still being uploaded have no dimensions yet, and nobody refers to them. */
function readPictures(answer: unknown): PictureAsset[] {
  return z
    .array(z.unknown())
    .parse(answer)
    .flatMap((raw) => {
      const parsed = picture.safeParse(raw)
      return parsed.success ? [parsed.data] : []
    })
}
