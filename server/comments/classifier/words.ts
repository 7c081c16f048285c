/** What a classifier looks at in a comment. */
export interface CommentWords {
  readonly name: string
  readonly url?: string | null | undefined
  readonly body: string
}

const address = /\b(?:https?:\/\/|www\.)([^\s/?#<>"')\]]{1,253})\S*/giu
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'$€%-]*/gu
const money = /[€$£]|\b(?:euro|usd|dollars?|eur)\b|\d\s?%/iu
const contact = /\b(?:whats\s?app|telegram|signal|dm|tel)\b|\p{L}@\p{L}|\s@\p{L}|\+\d{2}/iu
const number = /\d{2}/u
/** Italian bends the ends of words: their beginnings, as `guada…`, are words too. */
const stem = 5
const shouting = /\p{Lu}{4,}/u

/**
 * The distinct words of a comment, as a classifier counts them: folded to lower case without
 * accents; hosts of links as `sito:host`, the website's host as `web:host`, words of the name as
 * `nome:word`, beginnings of long words as `begin…`, and some traits (`+link`, `+money` …). An editor can
 * read every one of them.
 */
export function wordsOf(comment: CommentWords): ReadonlySet<string> {
  const words = new Set<string>()
  const text = comment.body.normalize('NFKC')
  for (const [, host = ''] of text.matchAll(address))
    words.add(`sito:${plainHost(host)}`).add('+link')
  const bare = text.replace(address, ' ')
  for (const found of foldedWords(bare)) {
    words.add(found)
    if (found.length > stem) words.add(`${found.slice(0, stem)}…`)
  }
  for (const found of foldedWords(comment.name)) words.add(`nome:${found}`)
  const host = comment.url ? URL.parse(comment.url)?.hostname : undefined
  if (host !== undefined) words.add(`web:${plainHost(host)}`).add('+site')
  if (shouting.test(bare)) words.add('+shouts')
  if (money.test(bare)) words.add('+money')
  if (contact.test(bare)) words.add('+contact')
  if (number.test(bare)) words.add('+number')
  if (!/[?!.…]\s*$/u.test(bare)) words.add('+unended')
  if (bare.trim().length < 40) words.add('+short')
  if (bare.length > 600) words.add('+long')
  return words
}

function foldedWords(text: string): readonly string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")
  return Array.from(folded.matchAll(word), ([found]) => found.replace(/['-]+$/u, ''))
    .flatMap((found) => [found, ...(found.includes("'") ? found.split("'") : [])])
    .filter((found) => found.length > 1 && found.length <= 40)
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}
