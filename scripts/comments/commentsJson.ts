import { z } from 'zod'
import { CommentFileError, commentShape, type CommentDocument } from './commentDocument.ts'

const fileShape = z.object({ comments: z.array(commentShape) })

/** All comments as JSON: `{"format": "edicola comments", "version": 1, "comments": [...]}`. */
export function writeCommentsJson(comments: readonly CommentDocument[]): string {
  return `${JSON.stringify({ format: 'edicola comments', version: 1, comments }, null, 2)}\n`
}

/** The comments of such a file. @throws CommentFileError naming the first place that does not fit */
export function readCommentsJson(text: string): readonly CommentDocument[] {
  const read = fileShape.safeParse(parseJson(text))
  if (read.success) return read.data.comments
  const [issue] = read.error.issues
  throw new CommentFileError(
    `The file does not fit at ${issue?.path.join('.') ?? 'its top'}: ${issue?.message ?? ''}. ` +
      'It has to be one that npm run comments -- export FILE.json has written.',
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommentFileError('The file is no JSON: it may have been cut off. Export it again.')
  }
}
