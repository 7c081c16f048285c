import { checkText, normaliseText } from '../checks/checkText.ts'
import { countLinks } from '../checks/holdReasons.ts'
import type { HoldReason } from '../checks/holdReasons.ts'
import { hasBlockedDomain, hasBlockedWord } from '../checks/blocklist.ts'
import { spendOnce } from '../delivery/spendOnce.ts'
import type { Intake } from '../intake.ts'
import { forgetPerson, eraseComments } from '../privacy/eraseComments.ts'
import { commentsOfPerson, writerOf } from '../people/people.ts'
import { html, type Markup } from '../pages/html.ts'
import { longest, type FieldProblem } from '../submission.ts'
import { readStoredComments, type StoredComment } from '../thread/storedComment.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { wordingOf } from '../wording/wordingOf.ts'
import { linkButton } from './linkPage.ts'
import { answerVisit, type Visit } from './visit.ts'

/** A parser drops the first line break of a textarea: this one, and not the visitor's. */
const droppedBreak = '\n'
const editableMs = 15 * 60_000
const mostEdits = 20

/** Lets a commenter change the words of a comment, or take it back, while the link lasts. */
export async function editComment(intake: Intake, visit: Visit): Promise<Response> {
  const { edit, gone, expired, away } = linkWordingOf(visit.language)
  // It may still be on its way to the lake, where alone it can be changed.
  const isThere = (await intake.delivery.deliver(visit.link.subject)) === 'delivered'
  if (!isThere) return answerVisit(intake, visit, away, undefined, 503)
  const [comment] = await readStoredComments(intake.client, [visit.link.subject])
  if (comment === undefined) return answerVisit(intake, visit, gone, undefined, 410)
  // A form that is sent twice gets a second link, but no second quarter of an hour.
  const age = visit.now.getTime() - Date.parse(comment.submittedAt)
  if (age >= editableMs) return answerVisit(intake, visit, expired, undefined, 410)
  const { name, body } = comment
  if (!visit.acts)
    return answerVisit(intake, visit, edit.ask, editForm(intake, visit, { name, body }))
  if (visit.form.get('act') === 'withdraw') {
    const writer = writerOf(intake.database, comment._id)
    await eraseComments(intake, [comment._id], visit.now)
    if (writer && commentsOfPerson(intake.database, writer.person).length === 0) {
      forgetPerson(intake, writer.person)
    }
    return answerVisit(intake, visit, edit.withdrawn)
  }
  const typed = {
    name: normaliseText(visit.form.get('name') ?? '', 'line'),
    body: normaliseText(visit.form.get('body') ?? '', 'text'),
  }
  const problems = problemsOf(typed)
  if (problems.length > 0) {
    return answerVisit(intake, visit, edit.ask, editForm(intake, visit, typed, problems), 422)
  }
  if (!mayEdit(intake, visit, comment._id)) {
    return answerVisit(intake, visit, edit.tooOften, undefined, 429)
  }
  await save(intake, comment, typed)
  return answerVisit(intake, visit, edit.saved)
}

/** Whether one more edit is allowed: each is a revision in the lake, and news to who listens. */
function mayEdit({ database }: Intake, { link }: Visit, id: string): boolean {
  const edits = Array.from({ length: mostEdits }, (_, index) => `edit ${id} ${index}`)
  return edits.some((edit) => spendOnce(database, edit, link.until))
}

/**
 * An edit is held again, also when it was approved, and for what is in it now. What an editor has
 * thrown out stays out: other words do not bring it back.
 */
async function save(
  intake: Intake,
  comment: StoredComment,
  { name, body }: { readonly name: string; readonly body: string },
): Promise<void> {
  const { blocklist } = intake.rules
  const found: Readonly<Partial<Record<HoldReason, boolean>>> = {
    links: countLinks(body) >= 2,
    linkInName: countLinks(name) >= 1,
    blockedWord: hasBlockedWord(`${name} ${body}`, blocklist),
    blockedDomain: hasBlockedDomain([name, body], blocklist),
    edited: true,
  }
  const present = Object.entries(found).flatMap(([reason, holds]) => (holds ? [reason] : []))
  const holdReasons = [...new Set([...comment.holdReasons, ...present])]
  const status = comment.status === 'approved' ? 'pending' : comment.status
  await intake.moderator
    .patch(comment._id)
    .ifRevisionId(comment._rev)
    .set({ name, body, status, holdReasons })
    .commit()
}

function problemsOf(typed: { readonly name: string; readonly body: string }): FieldProblem[] {
  return (['name', 'body'] as const).flatMap((field): FieldProblem[] => {
    const value = typed[field]
    if (value === '') return [{ field, code: 'required' }]
    if (value.length > longest[field]) return [{ field, code: 'tooLong' }]
    const code = checkText(value, field === 'body' ? 'text' : 'line')
    return code === undefined ? [] : [{ field, code }]
  })
}

function editForm(
  intake: Intake,
  visit: Visit,
  typed: { readonly name: string; readonly body: string },
  problems: readonly FieldProblem[] = [],
): Markup {
  const { edit } = linkWordingOf(visit.language)
  const { labels, problems: sentences } = wordingOf(visit.language)
  const note = (field: 'name' | 'body'): Markup | undefined => {
    const problem = problems.find((candidate) => candidate.field === field)
    if (problem === undefined) return undefined
    return html`<span class="wrong-note" id="${field}-wrong"
      >${sentences[field][problem.code]}</span
    >`
  }
  const described = (field: 'name' | 'body'): Markup | undefined =>
    note(field) && html` aria-invalid="true" aria-describedby="${field}-wrong"`
  const bodyAttributes = html`id="body" name="body" required${described('body')}`
  const withdraw = { name: 'withdraw', hint: edit.withdrawHint }
  return html`<form method="post" action="${intake.action}/link">
      <input type="hidden" name="t" value="${visit.token}" />
      <div class="field">
        <label for="name">${labels.name} *</label>
        ${note('name')}
        <input
          id="name"
          name="name"
          maxlength="80"
          required
          value="${typed.name}"
          ${described('name')}
        />
      </div>
      <div class="field">
        <label for="body">${labels.body} *</label>
        ${note('body')}
        <textarea ${bodyAttributes} rows="9">${droppedBreak}${typed.body}</textarea>
      </div>
      <button type="submit">${edit.save}</button>
    </form>
    ${linkButton(intake, visit.token, edit.withdraw, withdraw)}`
}
