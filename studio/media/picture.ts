import { z } from 'zod'

const text = z.string().nullish()

/** A picture that was uploaded, with the words that are kept with it. */
export const picture = z
  .object({
    _id: z.string(),
    originalFilename: text,
    altText: text,
    description: text,
    creditLine: text,
    tags: z.array(z.string()).nullish(),
    size: z.number().nullish(),
    width: z.number().nullish(),
    height: z.number().nullish(),
    uploadedAt: text,
    uses: z.number().nullish(),
  })
  .transform((row) => ({
    id: row._id,
    filename: row.originalFilename ?? '',
    alt: row.altText ?? '',
    caption: row.description ?? '',
    credit: row.creditLine ?? '',
    tags: row.tags ?? [],
    bytes: row.size ?? 0,
    width: row.width ?? 0,
    height: row.height ?? 0,
    uploadedAt: row.uploadedAt ?? '',
    uses: row.uses ?? 0,
  }))

/** See {@link picture}. */
export type Picture = z.infer<typeof picture>

/**
 * The fields of a {@link picture}, as a GROQ projection. The words stand where Sanity keeps them on
 * an image; only for tags it has no place of its own.
 */
export const pictureProjection = `{
  _id, originalFilename, altText, description, creditLine, "tags": opt.tags, size,
  "width": metadata.dimensions.width, "height": metadata.dimensions.height,
  "uploadedAt": _createdAt, "uses": count(*[references(^._id)])
}`
