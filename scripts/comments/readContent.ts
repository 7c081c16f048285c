import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { commentShape, type ArticlePlace, type CommentDocument } from './commentDocument.ts'

const pageSize = 1000

const loose = z
  .looseObject({ _id: z.string() })
  .transform((found) =>
    Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null)),
  )

/** Every comment of the dataset, oldest first, and the ids of those that do not fit their schema. */
export async function readComments(client: SanityClient): Promise<{
  readonly comments: readonly CommentDocument[]
  readonly unfit: readonly string[]
}> {
  const comments: CommentDocument[] = []
  const unfit: string[] = []
  for (let from = 0; ; from += pageSize) {
    const answer: unknown = await client.fetch(
      `*[_type == "comment" && _id in path("comment.**")] | order(submittedAt asc, _id asc) [$from...$to]{
        _id, _type, article, parent, name, url, body, submittedAt, status,
        "holdReasons": coalesce(holdReasons, []), "language": coalesce(language, "it"), authorReply
      }`,
      { from, to: from + pageSize },
      { perspective: 'raw' },
    )
    const page = z.array(loose).parse(answer)
    for (const found of page) {
      const read = commentShape.safeParse(found)
      if (read.success) comments.push(read.data)
      else unfit.push(String(found['_id']))
    }
    if (page.length < pageSize) return { comments, unfit }
  }
}

/** The published articles that have an address. */
export async function readArticles(client: SanityClient): Promise<readonly ArticlePlace[]> {
  const answer: unknown = await client.fetch(
    `*[_type == "article" && defined(slug.current)] | order(publishedAt asc, _id asc){
      "id": _id, "slug": slug.current, "title": coalesce(title, ""),
      "language": coalesce(language, "it"), "publishedAt": coalesce(publishedAt, _createdAt)
    }`,
    {},
    { perspective: 'published' },
  )
  const place = z.object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    language: z.enum(['it', 'en']),
    publishedAt: z.string(),
  })
  return z.array(place).parse(answer)
}

/** Creates the comments that are not there yet. @returns how many the dataset lacked */
export async function sendComments(
  client: SanityClient,
  comments: readonly CommentDocument[],
): Promise<number> {
  let created = 0
  for (let from = 0; from < comments.length; from += 100) {
    const part = comments.slice(from, from + 100)
    const ids = part.map(({ _id }) => _id)
    const answer: unknown = await client.fetch(
      '*[_id in $ids]._id',
      { ids },
      { perspective: 'raw' },
    )
    const there = new Set(z.array(z.string()).parse(answer))
    const missing = part.filter(({ _id }) => !there.has(_id))
    created += missing.length
    const mutations = missing.map((document) => ({ createIfNotExists: document }))
    if (mutations.length > 0) await client.mutate(mutations, { returnDocuments: false })
  }
  return created
}
