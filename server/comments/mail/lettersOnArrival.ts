import type { CommentDocument } from '../delivery/commentDocument.ts'
import type { HoldReason } from '../checks/holdReasons.ts'
import type { Intake } from '../intake.ts'
import { standingOf } from '../people/people.ts'
import { personOf } from '../people/personOf.ts'
import type { Submission } from '../submission.ts'
import { digest } from '../privacy/intakeKeys.ts'
import { mostLettersADay } from './outbox.ts'
import { moderatorLetter, receiptLetter } from './letters.ts'

/** What nobody is written to about: the sender is a program, shut out, or not who it says. */
const silencing: ReadonlySet<HoldReason> = new Set([
  'honeypot',
  'tooQuick',
  'badProof',
  'blockedPerson',
  'blockedWord',
  'blockedDomain',
  'likelySpam',
])

/** Who is written to more often than this will look into the queue anyway. */
const mostNoticesADay = 50

/**
 * Puts into the outbox what a new comment makes us write: a notice to each moderator, a receipt
 * to its writer. Of what is surely noise, neither; it waits in the queue. Call it in the
 * transaction that takes the comment.
 */
export function putLettersOnArrival(
  intake: Intake,
  submission: Submission,
  document: CommentDocument,
  article: string,
  now: Date,
): void {
  if (document.holdReasons.some((reason) => silencing.has(reason))) return
  const { outbox, database, keys, moderators } = intake
  for (const moderator of moderators) {
    const person = digest(keys.identity, ['moderator', moderator])
    const letter = moderatorLetter(intake, moderator, document, article, now)
    outbox.put(letter, now, { person, most: mostNoticesADay })
  }
  const person = personOf(keys, submission.email)
  const { verified } = standingOf(database, person)
  const about = { article, verified, notify: submission.notify }
  const receipt = receiptLetter(intake, submission.email, document, about, now)
  outbox.put(receipt, now, { person, most: mostLettersADay })
}
