import type { Language } from '../submission.ts'
import { html, type Markup } from './html.ts'
import { pageStyle } from './pageStyle.ts'

/** The site as the intake's pages name it and lead back to it. */
export interface Masthead {
  readonly title: string
  readonly url: string
}

/** One whole page of the intake, without scripts. */
export function page(parts: {
  readonly language: Language
  readonly masthead: Masthead
  readonly documentTitle: string
  readonly kicker: string
  readonly title: Markup | string
  readonly content: Markup
  readonly onward: { readonly url: string; readonly label: string }
}): string {
  // Whole: a formatter's space inside the element would change its hash.
  const style: Markup = { markup: `<style>${pageStyle}</style>` }
  const { markup } = html`<!doctype html>
    <html lang="${parts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${parts.documentTitle} · ${parts.masthead.title}</title>
        ${style}
      </head>
      <body>
        <header class="masthead">
          <a href="${parts.masthead.url}">${parts.masthead.title}</a>
        </header>
        <main>
          <p class="kicker">${parts.kicker}</p>
          <h1>${parts.title}</h1>
          ${parts.content}
          <p class="onward"><a href="${parts.onward.url}">${parts.onward.label}</a></p>
        </main>
      </body>
    </html>`
  return `${markup}\n`
}
