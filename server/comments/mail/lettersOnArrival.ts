import type { CommentDocument } from '../delivery/commentDocument.ts'
import type { HoldReason } from '../checks/holdReasons.ts'
import type { Intake } from '../intake.ts'
import { standingOf } from '../people/people.ts'
import { personOf } from '../people/personOf.ts'
import type { Submission } from '../submission.ts'
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
    outbox.put(moderatorLetter(intake, moderator, document, article, now), now)
  }
  const person = personOf(keys, submission.email)
  const { verified } = standingOf(database, person)
  const about = { article, verified, notify: submission.notify }
  outbox.put(receiptLetter(intake, submission.email, document, about, now), now, person)
}
