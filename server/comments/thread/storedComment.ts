import type { SanityClient } from '@sanity/client'
import { defineQuery } from 'groq'
import { z } from 'zod'

const statuses = ['pending', 'approved', 'spam', 'trash'] as const

/** The states of moderation. */
export type CommentStatus = (typeof statuses)[number]

const storedQuery = defineQuery(`*[_type == "comment" && _id in $ids] | order(submittedAt asc){
  _id, _rev, status, name, url, body, submittedAt, language, holdReasons,
  "article": article->{_id, title, "slug": slug.current, language}
}`)

const storedShape = z.object({
  _id: z.string(),
  _rev: z.string(),
  status: z.enum(statuses).catch('pending'),
  name: z.string().catch(''),
  url: z.string().nullish(),
  body: z.string().catch(''),
  submittedAt: z.string().catch(''),
  language: z.enum(['it', 'en']).catch('it'),
  holdReasons: z.array(z.string()).catch([]),
  article: z
    .object({
      _id: z.string(),
      title: z.string().catch(''),
      slug: z.string(),
      language: z.enum(['it', 'en']).catch('it'),
    })
    .nullish()
    .catch(undefined),
})

/** A comment as the content lake holds it now. */
export type StoredComment = z.infer<typeof storedShape>

/** The comments of these ids that exist, oldest first. */
export async function readStoredComments(
  client: SanityClient,
  ids: readonly string[],
): Promise<readonly StoredComment[]> {
  const answer: unknown = await client.fetch(storedQuery, { ids }, { perspective: 'raw' })
  return z.array(storedShape).parse(answer)
}
