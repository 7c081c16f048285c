import { html, type Markup } from '../pages/html.ts'
import type { Language } from '../submission.ts'
import type { Letter } from './letter.ts'

/** A letter before it is laid out as text and as HTML. */
export interface LetterParts {
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly siteTitle: string
  /** Sentences of ours, in order. */
  readonly paragraphs: readonly string[]
  /** A visitor's words: who, and what. */
  readonly quote?: { readonly name: string; readonly body: string }
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly closing: readonly string[]
  readonly unsubscribe?: string
}

const paper = 'background:#f7f2e8;color:#1d1a16;margin:0;padding:24px 16px;'
const column = 'max-width:560px;margin:0 auto;font:17px/1.55 Georgia,serif;'
const rule = 'border-bottom:3px double #1d1a16;padding-bottom:8px;font-weight:bold;'
const quoted = 'margin:20px 0;padding:2px 0 2px 16px;border-left:3px solid #a8231b;'
const button =
  'display:inline-block;margin:0 12px 12px 0;padding:10px 18px;background:#1d1a16;color:#f7f2e8;text-decoration:none;font-weight:bold;'
const small = 'font-size:14px;color:#5c554a;'

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
    </head>
    <body style="${paper}">
      <div style="${column}">
        <p style="${rule}">${siteTitle}</p>
        ${parts.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        ${
          quote &&
          html`<div style="${quoted}">
            <p style="margin:0;">
              <strong><bdi>${quote.name}</bdi></strong>
            </p>
            <p style="margin:4px 0 0;white-space:pre-wrap;" dir="auto">${quote.body}</p>
          </div>`
        }
        <p>
          ${links.map(({ label, url }) => html`<a style="${button}" href="${url}">${label}</a> `)}
        </p>
        ${parts.closing.map((line) => html`<p style="${small}">${line}</p>`)}
      </div>
    </body>
  </html>`
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
}
