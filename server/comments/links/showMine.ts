import type { Intake } from '../intake.ts'
import { html } from '../pages/html.ts'
import { commentsOfPerson } from '../people/people.ts'
import { eraseComments, forgetPerson } from '../privacy/eraseComments.ts'
import { heldOf } from '../privacy/heldOf.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { linkButton } from './linkPage.ts'
import { answerVisit, type Visit } from './visit.ts'

/** Shows a person everything that is held, as a page or as a file, and erases it when asked. */
export async function showMine(intake: Intake, visit: Visit): Promise<Response> {
  const { mine } = linkWordingOf(visit.language)
  const person = Buffer.from(visit.link.subject, 'hex')
  const act = visit.acts ? visit.form.get('act') : null
  if (act === 'erase') {
    await eraseComments(intake, commentsOfPerson(intake.database, person), visit.now)
    forgetPerson(intake, person)
    return answerVisit(intake, visit, mine.erased)
  }
  const held = await heldOf(intake, person)
  if (act === 'export') {
    return new Response(`${JSON.stringify(held, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="edicola-comments.json"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  }
  const { addresses, comments, confirmed, noticesOfReplies } = held
  const button = (name: string, label: string, hint?: string) =>
    linkButton(intake, visit.token, label, { name, ...(hint !== undefined && { hint }) })
  return answerVisit(
    intake,
    visit,
    [mine.title, mine.held(comments.length)],
    html`<p>${addresses.join(', ')}</p>
      <p>${mine.facts(confirmed, noticesOfReplies)}</p>
      ${comments.map(
        ({ name, body, article, submittedAt }) =>
          html`<figure>
            <figcaption><bdi>${name}</bdi> · ${submittedAt.slice(0, 10)} · ${article}</figcaption>
            <blockquote dir="auto">${body}</blockquote>
          </figure>`,
      )}
      ${button('export', mine.export)} ${button('erase', mine.erase, mine.eraseHint)}`,
  )
}
