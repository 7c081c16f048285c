import type { TakeNote } from './importNote.ts'

const preformatted = /(<(pre|code|script|style|textarea)(?=[\s>])[\s\S]*?<\/\2\s*>)/gi
const shortcode = /\[(\[?)([a-zA-Z][\w-]*)(?=[\s=\]/])([^\]<]*)\](\]?)/g
const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|(?:"([^"]*)"|(\S+))/g
const caption = /\[caption([^\]]*)\]([\s\S]*?)\[\/caption\]/gi
const embed = /\[embed[^\]]*\]\s*(\S+?)\s*\[\/embed\]/gi

/** The attributes of a shortcode; those without a name under `0`, `1`, … */
export function readAttributes(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let position = 0
  for (const [, name, double, single, bare, quoted, word] of text.matchAll(attribute)) {
    if (name !== undefined) found.set(name.toLowerCase(), double ?? single ?? bare ?? '')
    else found.set(String(position++), (quoted ?? word ?? '').replace(/^=/, ''))
  }
  return found
}

const escape = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')

const holder = (name: string, value: string): string =>
  `\n\n<div data-wp-${name}="${escape(value)}"></div>\n\n`

function expandCaption(attributes: string, inside: string): string {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inside) ?? []
  const said = readAttributes(attributes).get('caption') ?? words
  if (picture === '') return inside
  return `\n\n<figure class="wp-caption">${picture}<figcaption>${said.trim()}</figcaption></figure>\n\n`
}

const players: Readonly<Record<string, readonly string[]>> = {
  audio: ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', '0'],
  video: ['src', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv', '0'],
  youtube: ['url', 'src', '0'],
  vimeo: ['url', 'src', '0'],
  tweet: ['url', 'tweet', '0'],
  twitter: ['url', '0'],
  soundcloud: ['url', '0'],
  spotify: ['url', '0'],
  instagram: ['url', '0'],
  googlemaps: ['url', '0'],
  wpvideo: ['url', '0'],
}

function embedAddress(name: string, value: string): string | undefined {
  if (/^https?:\/\//.test(value)) return value.replace(/&amp;/g, '&')
  if (name === 'vimeo' && /^\d+$/.test(value)) return `https://vimeo.com/${value}`
  if (name === 'youtube' && /^[\w-]{11}$/.test(value)) return `https://youtu.be/${value}`
  if (name.startsWith('tw') && /^\d+$/.test(value)) return `https://twitter.com/i/status/${value}`
  return undefined
}

function expandOne(name: string, attributes: string): string | undefined {
  if (name === 'gallery') return holder('gallery', attributes.trim())
  const keys = players[name]
  if (keys === undefined) return undefined
  const given = readAttributes(attributes)
  const addresses = keys.map((key) => embedAddress(name, given.get(key) ?? ''))
  const address = addresses.find((one) => one !== undefined)
  return address === undefined ? undefined : holder('embed', address)
}

/**
 * HTML with the shortcodes of WordPress itself turned into elements; those that are unknown stay
 * in the text and are noted. Code is left alone, and `[[name]]` is the text `[name]`.
 */
export function expandShortcodes(html: string, note: TakeNote): string {
  const expand = (text: string): string =>
    text
      .replace(caption, (_, attributes: string, inside: string) =>
        expandCaption(attributes, inside),
      )
      .replace(embed, (_, address: string) => holder('embed', address.replace(/&amp;/g, '&')))
      .replace(shortcode, (match, before: string, name: string, rest: string, after: string) => {
        if (before !== '' && after !== '') return match.slice(1, -1)
        const expanded = expandOne(name.toLowerCase(), rest.replace(/&quot;|[“”″]/g, '"'))
        if (expanded === undefined) note('shortcode', match)
        return expanded === undefined ? match : `${before}${expanded}${after}`
      })
      .replace(/\[\/(?:audio|video|gallery|youtube|vimeo|tweet|wpvideo)\]/gi, '')
  // Splitting by a pattern with two groups gives text, match and name of the element in turn.
  return html
    .split(preformatted)
    .flatMap((part, index) => (index % 3 === 0 ? [expand(part)] : index % 3 === 1 ? [part] : []))
    .join('')
}
