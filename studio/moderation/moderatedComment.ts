import { z } from 'zod'
import { readCommentStatus } from './commentStatus.ts'

const text = z.string().nullish()

/** A comment as the moderation tool shows it, wherever it stands: list, thread or person. */
export const moderatedComment = z
  .object({
    _id: z.string(),
    _rev: text,
    name: text,
    url: text,
    body: text,
    status: text,
    holdReasons: z.array(z.string()).nullish(),
    submittedAt: text,
    language: text,
    authorReply: z.boolean().nullish(),
    articleId: text,
    articleTitle: text,
    parentId: text,
    parentName: text,
  })
  .transform((row) => ({
    id: row._id,
    revision: row._rev ?? undefined,
    name: row.name ?? '',
    url: row.url ?? undefined,
    body: row.body ?? '',
    status: readCommentStatus(row.status),
    holdReasons: row.holdReasons ?? [],
    submittedAt: row.submittedAt ?? '',
    language: row.language ?? undefined,
    isReply: row.authorReply === true,
    articleId: row.articleId ?? undefined,
    articleTitle: row.articleTitle ?? undefined,
    parentId: row.parentId ?? undefined,
    parentName: row.parentName ?? undefined,
  }))

/** See {@link moderatedComment}. */
export type ModeratedComment = z.infer<typeof moderatedComment>

/** The fields of a {@link moderatedComment}, as a GROQ projection. */
export const commentProjection = `{
  _id, _rev, name, url, body, status, holdReasons, submittedAt, language, authorReply,
  "articleId": article._ref, "articleTitle": article->title,
  "parentId": parent._ref, "parentName": parent->name
}`

/** Newest first; of the same moment, by id. */
export function compareComments(one: ModeratedComment, other: ModeratedComment): number {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt < other.submittedAt ? 1 : -1
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}
