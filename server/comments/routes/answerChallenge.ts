import { readDocumentId } from '../checks/readSubmission.ts'
import { mannerOf, type Intake } from '../intake.ts'
import { answerJson } from '../pages/answer.ts'
import { makeChallenge } from '../proof/challenge.ts'

/**
 * Answers `GET /comments/challenge?article=…` with a challenge for a proof of work that is bound to
 * the article and to the time. Whether there is such an article is not asked.
 */
export async function answerChallenge(intake: Intake, request: Request): Promise<Response> {
  const manner = { ...mannerOf(intake, request), json: true }
  const asked = new URL(request.url).searchParams.get('article') ?? ''
  const article = readDocumentId(asked)
  if (article === undefined) {
    const error = { kind: 'articleUnknown', message: 'Name an article by its id.' }
    return answerJson({ error }, 400, manner)
  }
  const challenge = await makeChallenge(intake.keys, article, intake.clock())
  return answerJson(challenge, 200, manner)
}
