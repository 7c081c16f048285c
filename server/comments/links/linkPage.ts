import type { Intake } from '../intake.ts'
import { settingOf } from '../intake.ts'
import { html, type Markup } from '../pages/html.ts'
import { page } from '../pages/page.ts'
import type { Language } from '../submission.ts'
import type { StoredComment } from '../thread/storedComment.ts'
import { linkWordingOf } from '../wording/linkWording.ts'

/** A page behind a mailed link: what it is about, and what can be done. */
export function linkPage(
  intake: Intake,
  language: Language,
  parts: {
    readonly title: string
    readonly explanation: string
    readonly content?: Markup | undefined
  },
): string {
  const setting = settingOf(intake, language)
  return page({
    ...setting,
    documentTitle: parts.title,
    kicker: linkWordingOf(language).kicker,
    title: parts.title,
    content: html`<p class="standfirst">${parts.explanation}</p>
      ${parts.content}`,
    onward: { url: setting.masthead.url, label: setting.wording.backToSite },
  })
}

/**
 * A button that does what a link is for; nothing happens before it is pressed. What has a hint,
 * since it cannot be undone, stands back. `seen` is the revision of the comment that is shown.
 */
export function linkButton(
  intake: Intake,
  token: string,
  label: string,
  act?: { readonly name?: string; readonly hint?: string; readonly seen?: string },
): Markup {
  return html`<form method="post" action="${intake.action}/link">
    <input type="hidden" name="t" value="${token}" />
    ${act?.name !== undefined && html`<input type="hidden" name="act" value="${act.name}" />`}
    ${act?.seen !== undefined && html`<input type="hidden" name="seen" value="${act.seen}" />`}
    ${act?.hint !== undefined && html`<p class="note">${act.hint}</p>`}
    ${
      act?.hint === undefined
        ? html`<button type="submit">${label}</button>`
        : html`<button class="quiet" type="submit">${label}</button>`
    }
  </form>`
}

/** A comment as it is quoted on such a page. */
export function quotedComment({ name, body, article }: StoredComment): Markup {
  return html`<figure>
    <figcaption>
      <bdi>${name}</bdi>${article ? html` · <bdi>${article.title}</bdi>` : ''}
    </figcaption>
    <blockquote dir="auto">${body}</blockquote>
  </figure>`
}
