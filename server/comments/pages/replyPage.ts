import { nothingTyped } from '../submission.ts'
import type { ArticleFacts, ParentFacts } from '../thread/readThread.ts'
import { commentForm } from './commentForm.ts'
import { html } from './html.ts'
import { page } from './page.ts'
import type { Setting } from './refusalPage.ts'

const longestQuote = 600

/** The page with the form for an article, quoting the approved comment that is answered. */
export function replyPage(
  setting: Setting,
  article: ArticleFacts & { readonly url: string },
  parent: ParentFacts | undefined,
): string {
  const { wording } = setting
  const replying = parent && html`${wording.replyTo} <bdi>${parent.name}</bdi>`
  return page({
    ...setting,
    documentTitle: parent ? `${wording.replyTo} ${parent.name}` : wording.leaveComment,
    kicker: article.title,
    title: replying ?? wording.leaveComment,
    content: html`${
      parent &&
      html`<figure>
        <figcaption><bdi>${parent.name}</bdi> ${wording.wrote}</figcaption>
        <blockquote>${shorten(parent.body)}</blockquote>
      </figure>`
    }
    ${commentForm({
      ...setting,
      typed: { ...nothingTyped, article: article.id, parent: parent?.id ?? '' },
      problems: [],
      button: wording.send,
    })}`,
    onward: {
      url: `${article.url}${parent === undefined ? '#commenti' : `#commento-${parent.id.replace(/^comment\./, '')}`}`,
      label: wording.backToArticle,
    },
  })
}

/** The thank-you page, for the rare case that the article's own address is not known. */
export function thanksPage(setting: Setting): string {
  const { wording } = setting
  return page({
    ...setting,
    documentTitle: wording.thanksTitle,
    kicker: wording.labels.body,
    title: wording.thanksTitle,
    content: html`<p class="standfirst">${wording.thanks}</p>`,
    onward: { url: setting.masthead.url, label: wording.backToSite },
  })
}

function shorten(text: string): string {
  if (text.length <= longestQuote) return text
  const cut = text.slice(0, longestQuote).toWellFormed()
  return `${cut.replace(/\s+\S*$/u, '')} […]`
}
