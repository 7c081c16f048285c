import { longest, type FieldProblem, type Language, type Typed } from '../submission.ts'
import type { Wording } from '../wording/wording.ts'
import { html, type Markup } from './html.ts'

/** A parser drops the first line break of a textarea: this one, and not the visitor's. */
const droppedBreak = '\n'

/** What a form needs to know. */
export interface FormParts {
  readonly wording: Wording
  readonly language: Language
  /** Where the form is sent. */
  readonly action: string
  readonly privacyUrl: string
  readonly typed: Typed
  readonly problems: readonly FieldProblem[]
  /** The idempotency key of this form. */
  readonly key: string
  /** The signed time of a form for an article. */
  readonly timeToken: (article: string) => string
  readonly button: string
}

interface Control {
  readonly field: FieldProblem['field']
  readonly required: boolean
  readonly hint: string | undefined
  readonly control: (attributes: Markup) => Markup
}

/** The comment form, with what was typed and each problem beside its field. */
export function commentForm(parts: FormParts): Markup {
  const { wording, typed } = parts
  const controls: readonly Control[] = [
    input(parts, 'name', html`type="text" autocomplete="name"`, true),
    input(parts, 'email', html`type="email" autocomplete="email"`, true),
    input(parts, 'url', html`type="url" autocomplete="url" inputmode="url"`, false),
    {
      field: 'body',
      required: true,
      hint: undefined,
      control: (attributes) =>
        html`<textarea ${attributes} rows="9">${droppedBreak}${typed.body}</textarea>`,
    },
  ]
  return html`<form method="post" action="${parts.action}" accept-charset="utf-8">
    <p class="note">${wording.notice} (<a href="${parts.privacyUrl}">${wording.privacy}</a>).</p>
    <input type="hidden" name="article" value="${typed.article}" />
    <input type="hidden" name="parent" value="${typed.parent}" />
    <input type="hidden" name="language" value="${parts.language}" />
    <input type="hidden" name="key" value="${parts.key}" />
    <input
      type="hidden"
      name="token"
      value="${typed.token === '' ? parts.timeToken(typed.article) : typed.token}"
    />
    <input type="hidden" name="proof" value="${typed.proof}" />
    ${controls.map((control) => field(control, parts))}
    <div class="trap" aria-hidden="true">
      <label for="website_confirm">${wording.honeypot}</label>
      <input
        id="website_confirm"
        name="website_confirm"
        type="text"
        tabindex="-1"
        autocomplete="off"
      />
    </div>
    <p class="choice">
      <label
        ><input
          type="checkbox"
          name="notify"
          value="yes"
          ${typed.notify === 'yes' && html`checked`}
        />
        ${wording.notify}</label
      >
    </p>
    <p class="note">${wording.moderated}</p>
    <button type="submit">${parts.button}</button>
  </form>`
}

/** The box that lists every problem, each a link to its field; announced when the page opens. */
export function problemList(problems: readonly FieldProblem[], wording: Wording): Markup {
  return html`<div class="mend" role="alert">
    <h2>${wording.mend}</h2>
    <ul>
      ${problems.map(
        ({ field, code }) =>
          html`<li><a href="#${field}">${wording.problems[field][code]}</a></li>`,
      )}
    </ul>
  </div>`
}

/** What was written, to be copied, where there is no form to send it with. */
export function keptText(body: string, wording: Wording): Markup {
  return html`<div class="field">
    <label for="body">${wording.yourText}</label>
    <textarea id="body" rows="9" readonly>${droppedBreak}${body}</textarea>
  </div>`
}

function input(
  parts: FormParts,
  name: 'name' | 'email' | 'url',
  kind: Markup,
  required: boolean,
): Control {
  return {
    field: name,
    required,
    hint: name === 'url' ? parts.wording.urlHint : undefined,
    control: (attributes) => html`<input ${kind} ${attributes} value="${parts.typed[name]}" />`,
  }
}

function field(control: Control, parts: FormParts): Markup {
  const { field, required, hint } = control
  const { wording, problems } = parts
  const problem = problems.find((candidate) => candidate.field === field)
  const described = [problem && `${field}-wrong`, hint && `${field}-hint`].filter(Boolean).join(' ')
  const attributes = html`id="${field}"
  name="${field}"${
    // Of a comment pasted from elsewhere, a browser would cut off the end without a word.
    field !== 'body' && html` maxlength="${longest[field]}"`
  }${required && html` required`}${described !== '' && html` aria-describedby="${described}"`}${
    problem && html` aria-invalid="true"`
  }${problem && problem === problems[0] && html` autofocus`}`
  return html`<div class="field${problem && ' wrong'}">
    <label for="${field}">${wording.labels[field]}${required && ' *'}</label>
    ${hint && html`<span class="hint" id="${field}-hint">${hint}</span>`}
    ${
      problem &&
      html`<span class="wrong-note" id="${field}-wrong"
        >${wording.problems[field][problem.code]}</span
      >`
    }
    ${control.control(attributes)}
  </div>`
}
