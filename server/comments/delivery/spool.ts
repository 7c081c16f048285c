import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { holdReasonLabels } from '../../../schemas/holdReasons.ts'
import type { CommentDocument } from './commentDocument.ts'
import { prepared } from './prepared.ts'

const holdReason = z.enum(holdReasonLabels.map(({ value }) => value))
const reference = z.object({
  _type: z.literal('reference'),
  _ref: z.string(),
  _weak: z.literal(true),
})
const documentShape: z.ZodType<CommentDocument> = z.object({
  _id: z.string(),
  _type: z.literal('comment'),
  article: reference,
  parent: reference.exactOptional(),
  name: z.string(),
  url: z.string().exactOptional(),
  body: z.string(),
  submittedAt: z.string(),
  status: z.literal('pending'),
  holdReasons: z.array(holdReason),
  language: z.enum(['it', 'en']),
})
const spoolRow = z.object({ document: z.string(), verified: z.number() })
const idRow = z.object({ comment_id: z.string() })

/** An accepted comment that the content lake has not acknowledged yet. */
export interface SpooledComment {
  readonly document: CommentDocument
  /** False when its article has still to be asked about. */
  readonly verified: boolean
}

/** Ids of the comments that wait for delivery, oldest first. */
export function spooledIds(database: DatabaseSync): readonly string[] {
  return prepared(database, 'SELECT comment_id FROM spool ORDER BY received_at, comment_id')
    .all()
    .map((row) => idRow.parse(row).comment_id)
}

/** A comment that waits for delivery, or undefined when it has been delivered. */
export function readSpooled(database: DatabaseSync, id: string): SpooledComment | undefined {
  const row = prepared(database, 'SELECT document, verified FROM spool WHERE comment_id = ?').get(
    id,
  )
  if (row === undefined) return undefined
  const { document, verified } = spoolRow.parse(row)
  return { document: documentShape.parse(JSON.parse(document)), verified: verified === 1 }
}

/** Takes delivered comments out of the spool. Call it in a transaction. */
export function removeSpooled(database: DatabaseSync, ids: readonly string[]): void {
  const remove = prepared(database, 'DELETE FROM spool WHERE comment_id = ?')
  for (const id of ids) remove.run(id)
}
