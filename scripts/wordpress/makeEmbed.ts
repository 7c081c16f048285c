import { embedAddress, embedProvider } from '../../schemas/embedAddress.ts'
import type { BodyContext, BodyObject } from './bodyContext.ts'
import { plainText, webUrl } from './plainText.ts'

/** An embed of an address, with its words if the file has them; undefined for no web address. */
export function makeEmbed(
  found: {
    readonly url: string | null | undefined
    readonly words?: Readonly<Record<string, string>>
  },
  context: BodyContext,
): BodyObject | undefined {
  const address = webUrl(found.url?.replace(/^\/\//, 'https://'), context.siteUrl)
  if (address === undefined) {
    context.note('element', `embedded content without a usable address (${found.url ?? 'none'})`)
    return undefined
  }
  const url = new URL(address)
  const file = context.media.byUrl(address)
  if (file !== undefined) context.media.markUsed(file)
  const words = Object.entries(found.words ?? {}).filter(([, text]) => text !== '')
  return {
    _type: 'embed',
    _key: context.newKey(),
    url: embedAddress(url),
    provider: embedProvider(url),
    ...Object.fromEntries(words),
  }
}

const captionOf = (element: Element): string =>
  plainText(element.querySelector('figcaption')?.innerHTML ?? '')

/** The embed of an embed block, a player, a frame, or a quoted post of a social network. */
export function embedOfElement(element: Element, context: BodyContext): BodyObject | undefined {
  const held = element.getAttribute('data-wp-embed')
  if (held !== null) return makeEmbed({ url: held }, context)
  if (element.matches('blockquote')) return embedOfQuotation(element, context)
  const player = element.matches('iframe, embed, object, video, audio')
    ? element
    : element.querySelector('iframe, embed, object, video, audio')
  const source =
    player?.getAttribute('src') ??
    player?.getAttribute('data') ??
    player?.querySelector('source[src], embed[src]')?.getAttribute('src') ??
    element.getAttribute('data-href')
  const written = /https?:\/\/\S+/.exec(element.textContent ?? '')?.[0]
  const poster = player?.getAttribute('poster')
  if (poster) context.note('element', `the still picture ${poster} of a video`)
  return makeEmbed({ url: source ?? written, words: { attribution: captionOf(element) } }, context)
}

function embedOfQuotation(element: Element, context: BodyContext): BodyObject | undefined {
  const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
  const url =
    element.getAttribute('data-instgrm-permalink') ?? element.getAttribute('cite') ?? links.at(-1)
  const paragraphs = [...element.querySelectorAll('p')].map((p) => plainText(p.innerHTML))
  // The line with the author's name and the date begins with a dash.
  const text = paragraphs.filter((paragraph) => !/^[—–]/.test(paragraph)).join('\n')
  const all = plainText(element.innerHTML)
  const author = /—\s*(.+?\(@\w+\))/.exec(all)?.[1] ?? ''
  return makeEmbed({ url, words: { text: text || all, author } }, context)
}
