import type { Intake } from '../intake.ts'
import { markPerson, writerOf } from '../people/people.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { linkButton } from './linkPage.ts'
import { answerVisit, type Visit } from './visit.ts'

/** Whoever reads mail at an address says that it is theirs. */
export function confirmAddress(intake: Intake, visit: Visit): Response {
  const { confirm, gone } = linkWordingOf(visit.language)
  const writer = writerOf(intake.database, visit.link.subject)
  if (writer === undefined) return answerVisit(intake, visit, gone, undefined, 410)
  if (!visit.acts) {
    return answerVisit(intake, visit, confirm.ask, linkButton(intake, visit.token, confirm.button))
  }
  markPerson(intake.database, writer.person, 'verified_at', visit.now)
  return answerVisit(intake, visit, confirm.done)
}
