import { cleanText } from '../checks/checkText.ts'
import { canBeSentAgain, type Refusal } from '../refusal.ts'
import type { Language, Typed } from '../submission.ts'
import type { Wording } from '../wording/wording.ts'
import { refusalWording } from '../wording/wordingOf.ts'
import { commentForm, keptText, problemList } from './commentForm.ts'
import { html, type Markup } from './html.ts'
import { page, type Masthead } from './page.ts'

/** What every page of the intake needs to know about where it stands. */
export interface Setting {
  readonly wording: Wording
  readonly language: Language
  readonly masthead: Masthead
  /** Where the form is sent. */
  readonly action: string
  readonly privacyUrl: string
  /** An idempotency key for the form of this page. */
  readonly key: string
  /** The signed time of a form for an article. */
  readonly timeToken: (article: string) => string
}

/** The page of a refusal, holding everything that was typed and can still be sent or copied. */
export function refusalPage(
  setting: Setting,
  refusal: Refusal,
  kept: { readonly typed?: Typed | undefined; readonly articleUrl?: string | undefined },
): string {
  const { wording } = setting
  const { typed, articleUrl } = kept
  const [title, explanation] = refusalWording(refusal, wording)
  return page({
    ...setting,
    documentTitle: `${wording.errorPrefix}: ${title}`,
    kicker: wording.labels.body,
    title,
    content: html`<p class="standfirst">
        ${explanation}${typed && keptNote(refusal, typed, wording)}
      </p>
      ${refusal.kind === 'fields' && problemList(refusal.problems, wording)}
      ${typed && keptForm(setting, refusal, typed)}`,
    onward:
      articleUrl === undefined
        ? { url: setting.masthead.url, label: wording.backToSite }
        : { url: articleUrl, label: wording.backToArticle },
  })
}

function keptNote(refusal: Refusal, typed: Typed, wording: Wording): string {
  if (typed.body === '') return ''
  return ` ${canBeSentAgain(refusal) ? wording.keptToSend : wording.keptToCopy}`
}

function keptForm(setting: Setting, refusal: Refusal, typed: Typed): Markup | false {
  if (!canBeSentAgain(refusal)) return typed.body !== '' && keptText(typed.body, setting.wording)
  return commentForm({
    ...setting,
    typed: refusal.kind === 'parentUnknown' ? { ...typed, parent: '' } : mendable(typed, refusal),
    problems: refusal.kind === 'fields' ? refusal.problems : [],
    button: setting.wording.sendAgain,
  })
}

/** What was typed, cleaned in the fields whose problem cannot be seen. */
function mendable(typed: Typed, refusal: Refusal): Typed {
  return { ...typed, ...cleanedFields(typed, refusal) }
}

/** The fields whose problem cannot be seen, and so not mended by hand, without it. */
export function cleanedFields(typed: Typed, refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.kind !== 'fields') return {}
  const unseen = refusal.problems.filter(({ code }) =>
    ['unreadable', 'invisible', 'marks'].includes(code),
  )
  const cleaned = unseen.map(({ field }) => [
    field,
    cleanText(typed[field], field === 'body' ? 'text' : 'line'),
  ])
  return Object.fromEntries(cleaned)
}
