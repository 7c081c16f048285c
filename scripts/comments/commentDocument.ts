import { z } from 'zod'

const reference = z.object({
  _type: z.literal('reference'),
  _ref: z.string(),
  _weak: z.literal(true),
})

/** A comment as it leaves and comes back: everything that editors and readers see of it. */
export const commentShape = z.object({
  _id: z.string().startsWith('comment.'),
  _type: z.literal('comment'),
  article: reference,
  parent: reference.exactOptional(),
  name: z.string().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }).exactOptional(),
  body: z.string().min(1).max(5000),
  submittedAt: z.iso.datetime(),
  status: z.enum(['pending', 'approved', 'spam', 'trash']),
  holdReasons: z.array(z.string()),
  language: z.enum(['it', 'en']),
  authorReply: z.boolean().exactOptional(),
})

/** See {@link commentShape}. */
export type CommentDocument = z.infer<typeof commentShape>

/** An article, as comments of another system find it. */
export interface ArticlePlace {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly language: 'it' | 'en'
  readonly publishedAt: string
}

/** A weak reference. */
export function weakly(id: string): CommentDocument['article'] {
  return { _type: 'reference', _ref: id, _weak: true }
}

/** Thrown for a file that holds no comments of a kind we know. */
export class CommentFileError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommentFileError'
  }
}
