import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { IntakeKeys } from './intakeKeys.ts'
import { openText } from './sealText.ts'

const emailRow = z.object({ email: z.instanceof(Uint8Array) })

/** The address that a comment was sent with, or undefined when none is held. */
export function readContact(
  database: DatabaseSync,
  keys: IntakeKeys,
  commentId: string,
): string | undefined {
  const row = database.prepare('SELECT email FROM contacts WHERE comment_id = ?').get(commentId)
  if (row === undefined) return undefined
  return openText(keys.contact, emailRow.parse(row).email, commentId)
}
