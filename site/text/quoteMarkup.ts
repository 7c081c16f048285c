import type { Embed, PullQuote } from '../../schemas/content.types.ts'
import type { BodyContext } from './bodyContext.ts'
import { embedPlayer, type EmbedPlayer } from './embedPlayer.ts'
import { formatDate } from './formatDate.ts'
import { html, type Html } from './html.ts'
import { safeUrl } from './safeUrl.ts'

/** A sentence lifted out of the text, with its source when there is one. */
export function pullQuoteMarkup(quote: PullQuote): Html {
  const source = safeUrl(quote.sourceUrl)
  const cite = source && html` cite="${source}"`
  const name = quote.attribution
  const words = source ? html`<a href="${source}">${name ?? source}</a>` : name
  const attribution = words && html`<figcaption><cite>${words}</cite></figcaption>`
  return html`<figure class="pull-quote"><blockquote${cite}><p>${quote.text}</p></blockquote>${attribution}</figure>`
}

const PROVIDERS: Readonly<Record<string, string>> = {
  twitter: 'X (Twitter)',
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  map: 'OpenStreetMap',
}

function providerName({ provider = 'other', url }: Embed): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
  return PROVIDERS[provider] ?? host
}

/**
 * What stands for a player until a reader opens it: a closed `<details>` is not shown, and a frame
 * that is to be loaded late is not loaded while it is not shown.
 */
function facadeMarkup(player: EmbedPlayer, provider: string, { text }: BodyContext): Html {
  const words = text.embed[player.kind](provider)
  return html`<details class="facade ${player.kind}">
    <summary>${words} <small>${text.embed.consent(provider)}</small></summary>
    <iframe
      src="${player.src}"
      title="${words}"
      loading="lazy"
      allow="autoplay; fullscreen; picture-in-picture"
      referrerpolicy="strict-origin-when-cross-origin"
    ></iframe>
  </details>`
}

/** Something published elsewhere, kept as words in this page: nothing is loaded from there. */
export function embedMarkup(embed: Embed, context: BodyContext): Html {
  const url = safeUrl(embed.url)
  const { language, text, content } = context
  const words = (embed.text ?? '').split('\n').filter((line) => line.trim() !== '')
  const body =
    words.length > 0 &&
    html`<blockquote cite="${url}">${words.map((line) => html`<p>${line}</p>`)}</blockquote>`
  const author = embed.author ?? embed.attribution
  const place = { language, timeZone: content.settings.timeZone }
  const date =
    embed.publishedAt &&
    html`<time datetime="${embed.publishedAt}"
      >${formatDate(embed.publishedAt, 'day', place)}</time
    >`
  const link = url && html`<a href="${url}">${text.embed.see(providerName(embed))}</a>`
  const player = embedPlayer(embed)
  if (player !== undefined) context.frames.add(player.origin)
  const parts = [author && html`<cite>${author}</cite>`, date, link].filter((part) => part)
  return html`<figure class="embed">
    ${player && facadeMarkup(player, providerName(embed), context)}${body}
    <figcaption>${parts.map((part, index) => html`${index > 0 && ' · '}${part}`)}</figcaption>
  </figure>`
}
