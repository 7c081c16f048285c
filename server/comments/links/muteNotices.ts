import type { Intake } from '../intake.ts'
import { markPerson } from '../people/people.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { linkButton } from './linkPage.ts'
import { answerVisit, type Visit } from './visit.ts'

/** Ends the notices of replies; a mail program's one click (RFC 8058) comes here too. */
export function muteNotices(intake: Intake, visit: Visit): Response {
  const { mute } = linkWordingOf(visit.language)
  if (!visit.acts) {
    return answerVisit(intake, visit, mute.ask, linkButton(intake, visit.token, mute.button))
  }
  markPerson(intake.database, Buffer.from(visit.link.subject, 'hex'), 'muted_at', visit.now)
  return answerVisit(intake, visit, mute.done)
}
