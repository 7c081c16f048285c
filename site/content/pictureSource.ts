import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { ChangedDocuments } from './changedDocuments.ts'
import type { PictureAsset } from './content.ts'
import { picturesOfDocument } from './inspectDocument.ts'
import { picturesQuery } from './queries.ts'

/** What is known of the pictures that documents refer to. */
export interface PictureSource {
  /** Fetches those that are not known yet; the same array as long as nothing in it changes. */
  pull(changed: ChangedDocuments): Promise<readonly PictureAsset[]>
}

const PICTURES_AT_ONCE = 400

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

/** A source over one client, empty until the first pull. Pulls must not overlap. */
export function createPictureSource(client: SanityClient): PictureSource {
  const pictures = new Map<string, PictureAsset>()
  const wanted = createPictureWishes()
  const awaited = new Set<string>()
  let list: readonly PictureAsset[] = []
  let isListed = true
  return {
    pull: async ({ gone, come }) => {
      for (const { _id } of gone) wanted.forget(String(_id))
      for (const document of come) {
        wanted.note(String(document['_id']), picturesOfDocument(document))
      }
      const touched = [...gone, ...come].flatMap(picturesOfDocument)
      for (const id of touched) if (!wanted.has(id) && pictures.delete(id)) isListed = false
      // Assets that are still being uploaded have no dimensions yet: they are asked for again.
      for (const id of touched) if (wanted.has(id) && !pictures.has(id)) awaited.add(id)
      const missing = [...awaited].filter((id) => wanted.has(id))
      for (let start = 0; start < missing.length; start += PICTURES_AT_ONCE) {
        const ids = missing.slice(start, start + PICTURES_AT_ONCE)
        for (const raw of z.array(z.unknown()).parse(await client.fetch(picturesQuery, { ids }))) {
          const parsed = picture.safeParse(raw)
          if (!parsed.success) continue
          pictures.set(parsed.data._id, parsed.data)
          awaited.delete(parsed.data._id)
          isListed = false
        }
      }
      if (!isListed) list = [...pictures.values()]
      isListed = true
      return list
    },
  }
}

/** Which pictures documents refer to. */
function createPictureWishes() {
  const ofDocuments = new Map<string, readonly string[]>()
  const counts = new Map<string, number>()
  const count = (ids: readonly string[] | undefined, more: 1 | -1): void => {
    for (const id of ids ?? []) {
      const sum = (counts.get(id) ?? 0) + more
      if (sum > 0) counts.set(id, sum)
      else counts.delete(id)
    }
  }
  const forget = (document: string): void => {
    count(ofDocuments.get(document), -1)
    ofDocuments.delete(document)
  }
  return {
    has: (id: string): boolean => counts.has(id),
    forget,
    note: (document: string, ids: readonly string[]): void => {
      forget(document)
      if (ids.length === 0) return
      count(ids, 1)
      ofDocuments.set(document, ids)
    },
  }
}
