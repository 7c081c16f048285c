import { defineQuery } from 'groq'
import { z } from 'zod'
import { describeError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import { commentsOfPerson, standingOf, writerOf } from '../people/people.ts'
import { readStoredComments } from '../thread/storedComment.ts'
import type { CommentDocument } from './commentDocument.ts'

const approvedQuery = defineQuery(
  'count(*[_type == "comment" && _id in $ids && status == "approved"])',
)

/** Reasons that hold back nobody who is known: they say how a comment was sent, not what it is. */
const harmless = new Set(['noProof'])

/**
 * Decides about a comment that has just been delivered, where a rule or a block has decided
 * before: a blocked person's is spam; a known person's is approved when the settings say so and
 * nothing speaks against it. Otherwise, and when anything fails, it waits for an editor; what an
 * editor has decided meanwhile stands.
 */
export async function decideAtOnce(intake: Intake, document: CommentDocument): Promise<void> {
  const { _id } = document
  try {
    const status = await decisionAbout(intake, document)
    if (status === undefined) return
    const [stored] = await readStoredComments(intake.moderator, [_id])
    if (stored?.status !== 'pending') return
    await intake.moderator
      .patch(_id)
      .ifRevisionId(stored._rev)
      .set({ status })
      .commit({ returnDocuments: false })
    intake.log(`comments: ${_id} is ${status} by rule`)
  } catch (error) {
    intake.log(`comments: ${_id} waits for an editor: ${describeError(error)}`)
  }
}

async function decisionAbout(
  intake: Intake,
  { _id, holdReasons }: CommentDocument,
): Promise<'approved' | 'spam' | undefined> {
  const writer = writerOf(intake.database, _id)
  const standing = writer && standingOf(intake.database, writer.person)
  // Blocked perhaps while the comment waited on disk.
  if (holdReasons.includes('blockedPerson') || standing?.blocked === true) return 'spam'
  if (intake.rules.approval !== 'known') return undefined
  if (holdReasons.some((reason) => !harmless.has(reason))) return undefined
  if (writer === undefined || standing?.verified !== true) return undefined
  const ids = commentsOfPerson(intake.database, writer.person)
  const answer: unknown = await intake.client.fetch(approvedQuery, { ids }, { perspective: 'raw' })
  return z.number().parse(answer) > 0 ? 'approved' : undefined
}
