import type { Intake } from '../intake.ts'
import { answerPage, type Manner } from '../pages/answer.ts'
import type { Markup } from '../pages/html.ts'
import type { Language } from '../submission.ts'
import { linkPage } from './linkPage.ts'
import type { Link } from './signedLink.ts'

/** Somebody who follows a mailed link. */
export interface Visit {
  readonly link: Link
  /** What is spent by a link that works once. */
  readonly spend: string
  readonly token: string
  readonly form: URLSearchParams
  readonly language: Language
  readonly manner: Manner
  readonly now: Date
  /** False for GET, which only shows. */
  readonly acts: boolean
}

/** The page that a visit is answered with. */
export function answerVisit(
  intake: Intake,
  visit: Visit,
  [title, explanation]: readonly [string, string],
  content?: Markup,
  status = 200,
): Response {
  const markup = linkPage(intake, visit.language, { title, explanation, content })
  return answerPage(markup, status, visit.manner)
}
