import { nameError } from '../describeError.ts'
import type { Intake } from '../intake.ts'
import type { ProofVerdict } from '../proof/challenge.ts'
import { readTimeToken } from '../proof/timeToken.ts'
import type { Submission } from '../submission.ts'
import type { HoldFacts } from './holdReasons.ts'

/**
 * What the layers of the defence find out about a submission without the database. The visitor
 * does not wait for the editors' latest decisions: they are read meanwhile, for the next one.
 */
export function gatherFacts(
  intake: Intake,
  submission: Submission,
  proof: ProofVerdict,
  now: Date,
): Pick<HoldFacts, 'ageMs' | 'blocklist' | 'spamProbability'> {
  const { keys, lessons, rules } = intake
  void lessons.refresh(now).catch((error: unknown) => {
    intake.log(`comments: the editors' decisions could not be read: ${nameError(error)}`)
  })
  const madeAt =
    proof.kind === 'good' ? proof.madeAt : readTimeToken(keys, submission.article, submission.token)
  return {
    ageMs: madeAt === undefined ? undefined : now.getTime() - madeAt,
    blocklist: rules.blocklist,
    spamProbability: lessons.classifier.judge(submission)?.spamProbability,
  }
}
