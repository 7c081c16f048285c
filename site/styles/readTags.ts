import type { Looks, Sheet } from './parseSheet.ts'

/** What the tags of a page's body say, its words, and the body with short names for its classes. */
export interface ReadTags {
  readonly looks: Omit<Looks, 'letters'>
  readonly words: string
  readonly renamed: string
}

/** Reads the tags of a page's body. */
export type TagReader = (markup: string) => ReadTags

/** What one tag asks of a stylesheet, and what is written in its place. */
interface Tag {
  /** '' of a closing tag. */
  readonly element: string
  readonly classes: readonly string[]
  readonly attributes: readonly string[]
  /** Of the tag as it was. */
  readonly length: number
  readonly renamed: string
  /** Whether the words after it are set upright; `undefined` where it changes nothing. */
  readonly isUpright: boolean | undefined
}

/** A tag to its end: a value in quotes may hold any sign. */
const TAG = /<\/?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/y
/** The name of an element or of an attribute, with its value: what is in one is no attribute. */
const PART = /([^\s"'<>/=]+)(?:=("[^"]*"|'[^']*'))?/g
/** Most tags of a page stand on all others too: they are read once. The rest must not pile up. */
const MOST_KNOWN = 20_000

/** A reader that looks for what `sheet` asks for. @param names what classes are called from now on. */
export function createTagReader(
  sheet: Pick<Sheet, 'classes' | 'attributes'>,
  names: ReadonlyMap<string, string>,
): TagReader {
  const known = new Map<string, Tag>()
  const signs = [...sheet.attributes]

  const read = (text: string): Tag => {
    const [[, name = ''] = [], ...parts] = text.matchAll(PART)
    const element = text.startsWith('</') ? '' : name
    const value = parts.find(([, attribute]) => attribute === 'class')
    const list = value?.[2]?.slice(1, -1).split(' ') ?? []
    const short = `class="${list.map((one) => names.get(one) ?? one).join(' ')}"`
    return {
      element,
      classes: list.filter((one) => sheet.classes.has(one)),
      attributes: signs.filter((sign) => text.includes(sign)),
      length: text.length,
      renamed: value === undefined ? text : replaceAt(text, value, short),
      isUpright: name === 'form' || name === 'address' ? element !== '' : undefined,
    }
  }

  /** The tag that begins at `start`, if one does. */
  const tagAt = (markup: string, start: number): Tag | undefined => {
    // Up to the next bracket: only whole tags are known.
    const found = known.get(markup.slice(start, markup.indexOf('>', start) + 1))
    if (found !== undefined) return found
    TAG.lastIndex = start
    const [text] = TAG.exec(markup) ?? []
    if (text === undefined) return undefined
    if (known.size >= MOST_KNOWN) known.clear()
    const tag = read(text)
    known.set(text, tag)
    return tag
  }

  return (markup) => {
    const tags = new Set<Tag>()
    let [words, renamed] = ['', '']
    let isUpright = false
    let end = 0
    const addWords = (text: string): void => {
      renamed += text
      // The signs of required fields, telephones and mail are set upright, in a face that has them.
      words += isUpright ? text.replaceAll(/[*+@]/g, '') : text
    }
    for (let at = markup.indexOf('<'); at !== -1; at = markup.indexOf('<', Math.max(at + 1, end))) {
      const tag = tagAt(markup, at)
      if (tag === undefined) continue
      addWords(markup.slice(end, at))
      end = at + tag.length
      renamed += tag.renamed
      isUpright = tag.isUpright ?? isUpright
      tags.add(tag)
    }
    addWords(markup.slice(end))
    words = words.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    return { looks: looksOf(tags), words, renamed }
  }
}

function looksOf(tags: Iterable<Tag>): ReadTags['looks'] {
  const classes = new Set<string>()
  const elements = new Set(['html', 'body'])
  const attributes = new Set<string>()
  for (const tag of tags) {
    if (tag.element !== '') elements.add(tag.element)
    for (const one of tag.classes) classes.add(one)
    for (const one of tag.attributes) attributes.add(one)
  }
  return { classes, elements, attributes }
}

const replaceAt = (text: string, { 0: old, index }: RegExpExecArray, by: string): string =>
  `${text.slice(0, index)}${by}${text.slice(index + old.length)}`
