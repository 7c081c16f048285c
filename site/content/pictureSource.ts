import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import type { PictureAsset } from './content.ts'
import { inspectDocument } from './inspectDocument.ts'
import { picturesQuery } from './queries.ts'

/** What is known of the pictures that documents refer to. */
export interface PictureSource {
  /** Fetches those that are not known yet; the same array as long as nothing in it changes. */
  pull(documents: readonly Readonly<Record<string, unknown>>[]): Promise<readonly PictureAsset[]>
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
  let list: readonly PictureAsset[] = []
  return {
    pull: async (documents) => {
      const wanted = new Set<string>()
      for (const document of documents) {
        for (const id of inspectDocument(document).pictures) wanted.add(id)
      }
      const before = pictures.size
      for (const id of pictures.keys()) if (!wanted.has(id)) pictures.delete(id)
      let isChanged = pictures.size !== before
      // Assets that are still being uploaded have no dimensions yet: they are asked for again.
      const missing = [...wanted].filter((id) => !pictures.has(id))
      for (let start = 0; start < missing.length; start += PICTURES_AT_ONCE) {
        const ids = missing.slice(start, start + PICTURES_AT_ONCE)
        for (const raw of z.array(z.unknown()).parse(await client.fetch(picturesQuery, { ids }))) {
          const parsed = picture.safeParse(raw)
          if (!parsed.success) continue
          pictures.set(parsed.data._id, parsed.data)
          isChanged = true
        }
      }
      if (isChanged) list = [...pictures.values()]
      return list
    },
  }
}
