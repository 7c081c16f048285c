import { spendOnce } from '../delivery/spendOnce.ts'
import type { Intake } from '../intake.ts'
import { html } from '../pages/html.ts'
import { readStoredComments, type CommentStatus } from '../thread/storedComment.ts'
import { linkWordingOf } from '../wording/linkWording.ts'
import { signLink } from './signedLink.ts'
import { linkButton, quotedComment } from './linkPage.ts'
import { answerVisit, type Visit } from './visit.ts'

type Decision = 'approve' | 'spam' | 'trash' | 'undo'

const outcomes: Readonly<Record<Decision, CommentStatus>> = {
  approve: 'approved',
  spam: 'spam',
  trash: 'trash',
  undo: 'pending',
}

/** A moderator's decision by mail: shown first, done once, noted with who, and undone by a button. */
export async function decideComment(
  intake: Intake,
  visit: Visit,
  decision: Decision,
): Promise<Response> {
  const { decide, expired, gone, used } = linkWordingOf(visit.language)
  const { link, now } = visit
  // Who is no longer told of comments decides about none, whatever is left in a mailbox.
  if (link.holder !== undefined && !intake.moderators.includes(link.holder)) {
    return answerVisit(intake, visit, expired, undefined, 410)
  }
  const [comment] = await readStoredComments(intake.client, [link.subject])
  if (comment === undefined) return answerVisit(intake, visit, gone, undefined, 410)
  const quote = quotedComment(comment)
  const seen = visit.form.get('seen')
  // Its writer can change it while it is being read.
  const isAnother = seen !== null && seen !== comment._rev
  if (!visit.acts || isAnother) {
    const pair = [decide[decision].ask, decide.statuses[comment.status]] as const
    const { button: label } = decide[decision]
    const button = linkButton(intake, visit.token, label, { seen: comment._rev })
    const content = html`${quote}${button}`
    return isAnother
      ? answerVisit(intake, visit, decide.changed, content, 409)
      : answerVisit(intake, visit, pair, content)
  }
  if (!spendOnce(intake.database, visit.spend, link.until)) {
    const [title, explanation] = used
    const now = `${explanation} ${decide.statuses[comment.status]}`
    return answerVisit(intake, visit, [title, now], quote, 409)
  }
  const status = outcomes[decision]
  try {
    await intake.moderator.patch(comment._id).ifRevisionId(comment._rev).set({ status }).commit()
  } catch (error) {
    intake.database.prepare('DELETE FROM spent WHERE token = ?').run(visit.spend)
    throw error
  }
  intake.database
    .prepare(
      'INSERT INTO decisions (comment_id, status, moderator, decided_at) VALUES (?, ?, ?, ?)',
    )
    .run(comment._id, status, link.holder ?? '', now.getTime())
  const done = [decide.done, decide.statuses[status]] as const
  if (decision === 'undo') return answerVisit(intake, visit, done, quote)
  // Of its own time, so that undoing a second decision is another link.
  const undo = signLink(intake.keys, {
    ...link,
    purpose: 'undo',
    until: link.until + (now.getTime() % 1000),
  })
  return answerVisit(
    intake,
    visit,
    done,
    html`${quote}${linkButton(intake, undo, decide.undo.button)}`,
  )
}
