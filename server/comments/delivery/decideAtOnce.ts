import { defineQuery } from 'groq'
import { z } from 'zod'
import { describeError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import { commentsOfPerson, standingOf, writerOf } from '../people/people.ts'
import type { CommentDocument } from './commentDocument.ts'

const approvedQuery = defineQuery(
  'count(*[_type == "comment" && _id in $ids && status == "approved"])',
)

/** Reasons that hold back nobody who is known: they say how a comment was sent, not what it is. */
const harmless = new Set(['noProof'])

/**
 * Decides about a comment that has just been delivered, where a rule or a block has decided
 * before: a blocked person's is spam; a known person's is approved when the settings say so and
 * nothing speaks against it. Otherwise, and when anything fails, it waits for an editor.
 */
export async function decideAtOnce(intake: Intake, document: CommentDocument): Promise<void> {
  try {
    const status = await decisionAbout(intake, document)
    if (status === undefined) return
    await intake.moderator.patch(document._id).set({ status }).commit({ returnDocuments: false })
    intake.log(`comments: ${document._id} is ${status} by rule`)
  } catch (error) {
    intake.log(`comments: ${document._id} waits for an editor: ${describeError(error)}`)
  }
}

async function decisionAbout(
  intake: Intake,
  { _id, holdReasons }: CommentDocument,
): Promise<'approved' | 'spam' | undefined> {
  if (holdReasons.includes('blockedPerson')) return 'spam'
  if (intake.rules.approval !== 'known') return undefined
  if (holdReasons.some((reason) => !harmless.has(reason))) return undefined
  const writer = writerOf(intake.database, _id)
  if (writer === undefined || !standingOf(intake.database, writer.person).verified) return undefined
  const ids = commentsOfPerson(intake.database, writer.person)
  const answer: unknown = await intake.client.fetch(approvedQuery, { ids }, { perspective: 'raw' })
  return z.number().parse(answer) > 0 ? 'approved' : undefined
}
