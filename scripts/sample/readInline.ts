/** A run of text with the names of its marks. */
export interface SampleSpan {
  readonly _type: 'span'
  readonly text: string
  readonly marks: readonly string[]
}

/** What a mark that is more than a decorator says. */
export type SampleMark = { readonly _type: string; readonly _key: string } & Readonly<
  Record<string, unknown>
>

interface InlineText {
  readonly children: readonly SampleSpan[]
  readonly markDefs: readonly SampleMark[]
}

const decorators: readonly (readonly [string, string])[] = [
  ['**', 'strong'],
  ['~~', 'strike-through'],
  ['__', 'underline'],
  ['*', 'em'],
  ['`', 'code'],
]

const token =
  /\*\*(?<strong>.+?)\*\*|~~(?<struck>.+?)~~|__(?<under>.+?)__|\*(?<em>.+?)\*|`(?<code>.+?)`|\[(?<words>[^\]]+)\]\((?<target>[^)]+)\)/

/**
 * Spans and marks of one line of the sample texts, which are written as people write mail:
 * `**grassetto**`, `*corsivo*`, `__sottolineato__`, `~~barrato~~`, a code word between back quotes,
 * and `[parole](…)` with an address, `ref:<id>`, `nota:<testo>` or `lingua:<sigla>` in it.
 */
export function readInline(text: string): InlineText {
  const children: SampleSpan[] = []
  const markDefs: SampleMark[] = []
  const read = (rest: string, marks: readonly string[]): void => {
    const found = token.exec(rest)
    const before = found === null ? rest : rest.slice(0, found.index)
    if (before !== '') children.push({ _type: 'span', text: before, marks })
    if (found === null) return
    const { words, target } = found.groups ?? {}
    if (words !== undefined && target !== undefined) {
      const mark = readMark(target, `m${markDefs.length}`)
      markDefs.push(mark)
      read(words, [...marks, mark._key])
    } else {
      const [sign, name] = decorators.find(([sign]) => found[0].startsWith(sign)) ?? ['', '']
      read(found[0].slice(sign.length, -sign.length), [...marks, name])
    }
    read(rest.slice(found.index + found[0].length), marks)
  }
  read(text, [])
  return { children, markDefs }
}

function readMark(target: string, _key: string): SampleMark {
  const [kind = '', ...rest] = target.split(':')
  const value = rest.join(':')
  if (kind === 'ref') {
    return { _type: 'internalLink', _key, reference: { _type: 'reference', _ref: value } }
  }
  if (kind === 'nota') return { _type: 'footnote', _key, text: value }
  if (kind === 'lingua') return { _type: 'foreign', _key, language: value }
  return { _type: 'link', _key, href: target }
}
