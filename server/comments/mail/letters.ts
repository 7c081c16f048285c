import { holdReasonLabels } from '../../../schemas/holdReasons.ts'
import type { CommentDocument } from '../delivery/commentDocument.ts'
import type { Intake } from '../intake.ts'
import { linkAddress } from '../links/linkAddress.ts'
import type { Language } from '../submission.ts'
import { composeLetter } from './composeLetter.ts'
import type { Letter } from './letter.ts'
import { mailWordingOf } from './mailWording.ts'

type Sender = Pick<Intake, 'keys' | 'action' | 'siteTitle'>
type Words = Pick<CommentDocument, '_id' | 'name' | 'body' | 'language' | 'holdReasons'>

/** Tells a moderator of a comment that waits, with links that decide. */
export function moderatorLetter(
  sender: Sender,
  to: string,
  comment: Words,
  article: string,
  now: Date,
): Letter {
  const wording = mailWordingOf(comment.language).toModerator
  const reasons = holdReasonLabels
    .filter(({ value }) => comment.holdReasons.includes(value))
    .map((label) => `– ${label[comment.language]}`)
  return composeLetter({
    to,
    language: comment.language,
    siteTitle: sender.siteTitle,
    subject: wording.subject(article),
    paragraphs: [
      wording.arrived(article),
      ...(reasons.length > 0 ? [[wording.held, ...reasons].join('\n')] : []),
    ],
    quote: comment,
    links: (['approve', 'spam', 'trash'] as const).map((purpose) => ({
      label: wording[purpose],
      url: linkAddress(sender, { purpose, subject: comment._id, holder: to }, now),
    })),
    closing: [wording.closing],
  })
}

/** Tells a commenter that the comment is here; asks to confirm the address unless that is done. */
export function receiptLetter(
  sender: Sender,
  to: string,
  comment: Words,
  about: { readonly article: string; readonly verified: boolean; readonly notify: boolean },
  now: Date,
): Letter {
  const wording = mailWordingOf(comment.language).receipt
  const link = (purpose: 'confirm' | 'edit'): string =>
    linkAddress(sender, { purpose, subject: comment._id }, now)
  const { verified, notify } = about
  return composeLetter({
    to,
    language: comment.language,
    siteTitle: sender.siteTitle,
    subject: wording.subject(about.article),
    paragraphs: [
      wording.arrived(about.article),
      ...(verified ? [] : [notify ? wording.confirmNotify : wording.confirm]),
      wording.edit,
    ],
    links: [
      ...(verified ? [] : [{ label: wording.confirmLabel, url: link('confirm') }]),
      { label: wording.editLabel, url: link('edit') },
    ],
    closing: [wording.closing],
  })
}

/** Tells somebody who wanted to know of an answer that has been approved. */
export function replyLetter(
  sender: Sender,
  to: string,
  reply: {
    readonly name: string
    readonly body: string
    readonly article: string
    readonly url: string
    readonly language: Language
    readonly person: string
  },
  now: Date,
): Letter {
  const wording = mailWordingOf(reply.language).reply
  const mute = linkAddress(sender, { purpose: 'mute', subject: reply.person }, now)
  return composeLetter({
    to,
    language: reply.language,
    siteTitle: sender.siteTitle,
    subject: wording.subject(reply.article),
    paragraphs: [wording.arrived(reply.article)],
    quote: reply,
    links: [
      { label: wording.read, url: reply.url },
      { label: wording.mute, url: mute },
    ],
    closing: [wording.closing],
    unsubscribe: mute,
  })
}

/** The link to what is held of a person, for whoever reads mail at that address. */
export function mineLetter(
  sender: Sender,
  to: string,
  person: string,
  language: Language,
  now: Date,
): Letter {
  const wording = mailWordingOf(language).mine
  return composeLetter({
    to,
    language,
    siteTitle: sender.siteTitle,
    subject: wording.subject,
    paragraphs: [wording.asked],
    links: [
      { label: wording.open, url: linkAddress(sender, { purpose: 'mine', subject: person }, now) },
    ],
    closing: [wording.closing],
  })
}
