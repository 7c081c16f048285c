import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Language } from '../submission.ts'
import type { IntakeKeys } from './intakeKeys.ts'
import { openText } from './sealText.ts'

/** How the writer of a comment can be reached. */
export interface Contact {
  readonly email: string
  readonly person: Uint8Array
  /** Whether notices of replies were asked for. */
  readonly notify: boolean
  readonly language: Language
}

const bytes = z.instanceof(Uint8Array)
const contactRow = z.object({
  email: bytes,
  person: bytes,
  notify: z.number(),
  language: z.enum(['it', 'en']).catch('it'),
})

/** How to reach who wrote a comment, or undefined when no address is held. */
export function readContact(
  database: DatabaseSync,
  keys: IntakeKeys,
  commentId: string,
): Contact | undefined {
  const row = database
    .prepare('SELECT email, person, notify, language FROM contacts WHERE comment_id = ?')
    .get(commentId)
  if (row === undefined) return undefined
  const { email, person, notify, language } = contactRow.parse(row)
  return { email: openText(keys.contact, email, commentId), person, notify: notify === 1, language }
}
