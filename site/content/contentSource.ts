import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { CommentPlace, PictureAsset } from './content.ts'
import { fetchCommentPlaces } from './fetchCommentPlaces.ts'
import { inspectDocument } from './inspectDocument.ts'
import { documentsQuery, picturesQuery, revisionsQuery } from './queries.ts'
import { isObject } from './walkContent.ts'

type RawDocument = Readonly<Record<string, unknown>>

/** What the lake answered: documents as they are, not checked yet, in no order. */
export interface RawContent {
  readonly documents: readonly RawDocument[]
  readonly commentPlaces: readonly CommentPlace[]
  /** Those that the documents refer to. */
  readonly pictures: readonly PictureAsset[]
}

/** Published content as it is in the lake, kept in memory and brought up to date. */
export interface ContentSource {
  /**
   * Fetches what differs from the last time: the documents with these ids, or, without ids, every
   * document whose revision is another. A document that did not change stays the same object.
   * @throws when the lake does not answer, or answers with something that is not a document.
   */
  pull(ids?: readonly string[]): Promise<RawContent>
}

/** Large enough for few round trips, small enough for an answer of a few megabytes. */
const DOCUMENTS_AT_ONCE = 400

const revisions = z.array(z.object({ _id: z.string(), _rev: z.string() }))

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

/** The perspective asks for published documents alone; a lake that forgets it must not leak a draft. */
function publishedIdOf(document: unknown): string | undefined {
  const id = isObject(document) ? document['_id'] : undefined
  if (typeof id !== 'string' || id.startsWith('drafts.') || id.startsWith('versions.'))
    return undefined
  return id
}

/** A source over one client, empty until the first pull. Pulls must not overlap. */
export function createContentSource(client: SanityClient): ContentSource {
  const documents = new Map<string, RawDocument>()
  const pictures = new Map<string, PictureAsset>()
  let commentPlaces: readonly CommentPlace[] = []

  const fetchDocuments = async (ids: readonly string[]): Promise<void> => {
    for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
      const wanted = ids.slice(start, start + DOCUMENTS_AT_ONCE)
      const found = z.array(z.unknown()).parse(await client.fetch(documentsQuery, { ids: wanted }))
      for (const id of wanted) documents.delete(id)
      for (const document of found) {
        const id = publishedIdOf(document)
        if (id !== undefined && isObject(document)) documents.set(id, document)
      }
    }
  }

  const findChanged = async (): Promise<readonly string[]> => {
    const present = new Map(
      revisions
        .parse(await client.fetch(revisionsQuery))
        .filter((entry) => publishedIdOf(entry) !== undefined)
        .map(({ _id, _rev }) => [_id, _rev]),
    )
    for (const id of documents.keys()) if (!present.has(id)) documents.delete(id)
    return [...present].flatMap(([id, rev]) => (documents.get(id)?.['_rev'] === rev ? [] : [id]))
  }

  /** Assets that are still being uploaded have no dimensions yet: they are asked for again. */
  const fetchPictures = async (): Promise<void> => {
    const wanted = new Set(
      [...documents.values()].flatMap((document) => [...inspectDocument(document).pictures]),
    )
    for (const id of pictures.keys()) if (!wanted.has(id)) pictures.delete(id)
    const missing = [...wanted].filter((id) => !pictures.has(id))
    for (let start = 0; start < missing.length; start += DOCUMENTS_AT_ONCE) {
      const ids = missing.slice(start, start + DOCUMENTS_AT_ONCE)
      for (const raw of z.array(z.unknown()).parse(await client.fetch(picturesQuery, { ids }))) {
        const parsed = picture.safeParse(raw)
        if (parsed.success) pictures.set(parsed.data._id, parsed.data)
      }
    }
  }

  return {
    pull: async (ids) => {
      await fetchDocuments(ids ?? (await findChanged()))
      await fetchPictures()
      commentPlaces = await fetchCommentPlaces(client, [...documents.values()])
      return {
        documents: [...documents.values()],
        commentPlaces,
        pictures: [...pictures.values()],
      }
    },
  }
}
