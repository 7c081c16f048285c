import { type SanityClient, ServerError } from '@sanity/client'
import { z } from 'zod'
import { type ChangedDocuments, createNotedDocuments } from './changedDocuments.ts'
import { createCommentPlaces } from './commentPlaces.ts'
import type { CommentPlace, PictureAsset } from './content.ts'
import { inspectAs } from './inspectDocument.ts'
import { packDocument } from './packDocument.ts'
import { createPictureSource } from './pictureSource.ts'
import { documentsQuery, revisionsQuery } from './queries.ts'
import type { TextStore } from './textStore.ts'
import { isObject } from './walkContent.ts'
import { createLimit } from '../pictures/createLimit.ts'

/** What the lake answered: documents as they are, not checked yet, in no order. */
export interface RawContent extends ChangedDocuments {
  readonly commentPlaces: readonly CommentPlace[]
  /** Those that the documents refer to; the same array as long as nothing in it changes. */
  readonly pictures: readonly PictureAsset[]
}

/** Published content as it is in the lake, kept in memory and brought up to date. */
export interface ContentSource {
  /** Fetches everything, so that the pull that follows has little left to do. */
  prepare(): Promise<void>
  /**
   * Fetches what differs from the last time: the documents with these ids, or, without ids, every
   * document whose revision is another. A document that did not change stays the same object. What
   * changed is told once, by the first pull that comes to its end.
   * @throws when the lake does not answer, or answers with something that is not a document.
   */
  pull(ids?: readonly string[]): Promise<RawContent>
}

/** Small enough for an answer of one or two megabytes: what passes through takes memory at both ends. */
const DOCUMENTS_AT_ONCE = 100
/** Whatever the number of documents, no question takes the lake long. */
const REVISIONS_AT_ONCE = 20_000
/** So that the lake works while documents are inspected here. */
const REQUESTS_AT_ONCE = 2

const isTooMuch = (error: unknown): boolean =>
  error instanceof ServerError && error.statusCode === 504

const revisions = z.array(z.object({ _id: z.string(), _rev: z.string() }))

/** The perspective asks for published documents alone; a lake that forgets it must not leak a draft. */
function publishedIdOf(document: unknown): string | undefined {
  const id = isObject(document) ? document['_id'] : undefined
  if (typeof id !== 'string' || id.startsWith('drafts.') || id.startsWith('versions.'))
    return undefined
  return id
}

/** In halves where the lake says that it has not time or memory for all of them at once. */
async function documentsOf(
  client: SanityClient,
  ids: readonly string[],
): Promise<readonly unknown[]> {
  try {
    return z.array(z.unknown()).parse(await client.fetch(documentsQuery, { ids }))
  } catch (error) {
    if (!isTooMuch(error) || ids.length === 1) throw error
  }
  const half = Math.ceil(ids.length / 2)
  const first = await documentsOf(client, ids.slice(0, half))
  return [...first, ...(await documentsOf(client, ids.slice(half)))]
}

/** A source over one client, empty until the first pull, that keeps texts in `texts`. Pulls must not overlap. */
export function createContentSource(client: SanityClient, texts: TextStore): ContentSource {
  const noted = createNotedDocuments()
  const { documents } = noted
  const places = createCommentPlaces(client)
  const pictures = createPictureSource(client)

  const fetchSome = async (ids: readonly string[]): Promise<void> => {
    const found = await documentsOf(client, ids)
    for (const id of ids) noted.remove(id)
    for (const document of found) {
      const id = publishedIdOf(document)
      if (id === undefined || !isObject(document)) continue
      const packed = packDocument(document, texts)
      // Now, while the lake looks for the next ones.
      inspectAs(packed, document)
      noted.put(id, packed)
    }
  }

  const fetchDocuments = async (ids: readonly string[]): Promise<void> => {
    const limit = createLimit(REQUESTS_AT_ONCE)
    const starts = Array.from(
      { length: Math.ceil(ids.length / DOCUMENTS_AT_ONCE) },
      (_, part) => part * DOCUMENTS_AT_ONCE,
    )
    await Promise.all(
      starts.map((start) => limit(() => fetchSome(ids.slice(start, start + DOCUMENTS_AT_ONCE)))),
    )
  }

  const fetchRevisions = async (): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>()
    let after: string | undefined = ''
    while (after !== undefined) {
      const params = { after, most: REVISIONS_AT_ONCE }
      const part = revisions.parse(await client.fetch(revisionsQuery, params))
      for (const entry of part) {
        if (publishedIdOf(entry) !== undefined) found.set(entry._id, entry._rev)
      }
      after = part.length < REVISIONS_AT_ONCE ? undefined : part.at(-1)?._id
    }
    return found
  }

  const findChanged = async (): Promise<readonly string[]> => {
    const present = await fetchRevisions()
    for (const id of documents.keys()) if (!present.has(id)) noted.remove(id)
    return [...present].flatMap(([id, rev]) => (documents.get(id)?.['_rev'] === rev ? [] : [id]))
  }

  const bring = async (ids: readonly string[] | undefined): Promise<RawContent> => {
    await fetchDocuments(ids ?? (await findChanged()))
    const changes = noted.changes()
    const commentPlaces = await places.pull(changes)
    return { ...changes, commentPlaces, pictures: await pictures.pull(changes) }
  }

  return {
    prepare: async () => void (await bring(undefined)),
    pull: async (ids) => {
      const content = await bring(ids)
      noted.settle()
      return content
    },
  }
}
