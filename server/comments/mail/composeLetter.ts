import { html, type Markup } from '../pages/html.ts'
import type { Language } from '../submission.ts'
import type { Letter } from './letter.ts'

/** A letter before it is laid out as text and as HTML. */
export interface LetterParts {
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly siteTitle: string
  /** Paragraphs of ours, in order; a line break in one is kept. */
  readonly paragraphs: readonly string[]
  /** A visitor's words: who, and what. */
  readonly quote?: { readonly name: string; readonly body: string }
  /** The first is what most will want. */
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly closing: readonly string[]
  readonly unsubscribe?: string
}

const paper = 'background:#f7f2e8;color:#1d1a16;margin:0;padding:24px 16px;'
const column = 'max-width:560px;margin:0 auto;font:17px/1.55 Georgia,serif;'
const rule = 'border-bottom:3px double #1d1a16;padding-bottom:8px;font-weight:bold;'
const quoted = 'margin:20px 0;padding:2px 0 2px 16px;border-left:3px solid #a8231b;'
const button =
  'display:inline-block;margin:0 12px 12px 0;padding:9px 17px;border:1px solid #1d1a16;text-decoration:none;'
const first = `${button}background:#1d1a16;color:#f7f2e8;font-weight:bold;`
const other = `${button}color:#1d1a16;`
const small = 'font-size:14px;color:#5c554a;'

/** For the mail programs that read it; the others show the paper by day. */
const night = `@media (prefers-color-scheme: dark) {
  .paper { background: #15130f !important; color: #ece5d8 !important; }
  .rule { border-color: #ece5d8 !important; }
  .first { background: #ece5d8 !important; color: #15130f !important; }
  .other { color: #ece5d8 !important; border-color: #8f8571 !important; }
  .small { color: #b3a994 !important; }
  .quoted { border-color: #ff8d76 !important; }
}`

/** The letter, laid out as plain text and as HTML that says the same. */
export function composeLetter(parts: LetterParts): Letter {
  const { to, unsubscribe } = parts
  return {
    to,
    subject: oneLine(parts.subject),
    text: textOf(parts),
    html: `<!doctype html>${htmlOf(parts).markup}`,
    ...(unsubscribe !== undefined && { unsubscribe }),
  }
}

function textOf({ siteTitle, paragraphs, quote, links, closing }: LetterParts): string {
  const quotation = quote && [
    `${quote.name}:`,
    quote.body
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  ]
  const blocks = [
    ...paragraphs,
    ...(quotation ? [quotation.join('\n')] : []),
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    `-- \n${[siteTitle, ...closing].join('\n')}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function htmlOf(parts: LetterParts): Markup {
  const { siteTitle, quote, links } = parts
  return html`<html lang="${parts.language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${parts.subject}</title>
      <style>
        ${{ markup: night }}
      </style>
    </head>
    <body class="paper" style="${paper}">
      <div style="${column}">
        <p class="rule" style="${rule}">${siteTitle}</p>
        ${parts.paragraphs.map((paragraph) => html`<p style="white-space:pre-line;">${paragraph}</p>`)}
        ${
          quote &&
          html`<div class="quoted" style="${quoted}">
            <p style="margin:0;">
              <strong><bdi>${quote.name}</bdi></strong>
            </p>
            <p style="margin:4px 0 0;white-space:pre-wrap;" dir="auto">${quote.body}</p>
          </div>`
        }
        <p>
          ${links.map(({ label, url }, index) =>
            index === 0
              ? html`<a class="first" style="${first}" href="${url}">${label}</a> `
              : html`<a class="other" style="${other}" href="${url}">${label}</a> `,
          )}
        </p>
        ${parts.closing.map((line) => html`<p class="small" style="${small}">${line}</p>`)}
      </div>
    </body>
  </html>`
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
}
