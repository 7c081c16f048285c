import { parseSheet, type Sheet } from './parseSheet.ts'
import { neededFaces } from './neededFaces.ts'
import {
  CLASSES_OF_SCRIPTS,
  PROPERTIES_OF_SCRIPTS,
  renameClasses,
  shortenSheet,
  shortNames,
} from './shortNames.ts'

/** Classes of what scripts work on: on pages without any of them, none makes anything. */
const SCRIPTED = ['comment-form', 'search']
/** Elements that scripts make. */
const ELEMENTS_OF_SCRIPTS = 'a button div h2 li mark ol p span strong'.split(' ')

/** A stylesheet that was parsed, and what pages with the same looks need of it. */
interface KnownSheet {
  readonly sheet: Sheet
  /** Any of the letters that only some pages have; most have none. */
  readonly rareLetters: RegExp
  readonly styles: Map<string, PageStyle>
}

/** What a page needs of a stylesheet. */
interface PageStyle {
  readonly style: string
  /** The addresses of the faces that its words are set in, which can be fetched ahead. */
  readonly faces: readonly string[]
}

/** A page's body and the style that it needs. */
export interface DressedPage extends PageStyle {
  readonly markup: string
}

/**
 * What gives a page's body the style that it needs of a stylesheet: the rules whose classes, elements
 * and attributes it has, the faces whose letters it has, and everything else that is no rule. It is
 * written into the page, whose first paint then waits for nothing. Classes, custom properties and
 * faces get short names.
 * @param sheets every stylesheet that pages have, without comments; a class has one name in all.
 */
export function pageDresser(
  sheets: readonly string[],
): (source: string, markup: string) => DressedPage {
  const names = shortNames(sheets.flatMap((sheet) => [...parseSheet(sheet).classes]))
  const known = new Map<string, KnownSheet>()
  return (source, markup) => {
    const one = known.get(source) ?? knownSheet(parseSheet(shortenSheet(source), names))
    known.set(source, one)
    return { ...styleFor(one, markup), markup: renameClasses(markup, names) }
  }
}

function knownSheet(sheet: Sheet): KnownSheet {
  const ranges = [...sheet.letters.values()].map(({ source }) => source.slice(1, -1))
  return { sheet, rareLetters: new RegExp(`[${ranges.join('')}]`, 'u'), styles: new Map() }
}

function styleFor({ sheet, rareLetters, styles }: KnownSheet, markup: string): PageStyle {
  const classes = new Set<string>()
  const lists = new Set(Array.from(markup.matchAll(/ class="([^"]*)"/g), ([, list = '']) => list))
  for (const list of lists) {
    for (const name of list.split(' ')) if (sheet.classes.has(name)) classes.add(name)
  }
  const attributes = new Set([...sheet.attributes].filter((sign) => markup.includes(sign)))
  const { elements, words } = readMarkup(markup)
  const sought = rareLetters.test(words) ? [...sheet.letters] : []
  const letters = new Set(
    sought.filter(([, pattern]) => pattern.test(words)).map(([range]) => range),
  )
  const looks = { classes, elements, attributes, letters }
  const key = Object.values(looks)
    .map((each) => [...each].sort().join(' '))
    .join('\n')
  const known = styles.get(key)
  if (known !== undefined) return known
  const later = SCRIPTED.some((name) => classes.has(name))
    ? {
        ...looks,
        classes: new Set([...classes, ...CLASSES_OF_SCRIPTS]),
        elements: new Set([...elements, ...ELEMENTS_OF_SCRIPTS]),
      }
    : looks
  const made = {
    style: settleProperties(sheet.styleFor(later)),
    faces: neededFaces(sheet.styleFor(looks)),
  }
  styles.set(key, made)
  return made
}

/** The names of the elements in a page's body, and its words. */
function readMarkup(markup: string): { elements: ReadonlySet<string>; words: string } {
  const elements = new Set(['html', 'body'])
  const texts: string[] = []
  let isUpright = false
  for (const piece of markup.split('<')) {
    const end = piece.indexOf('>')
    const [name = ''] = /^[a-z][a-z\d]*/.exec(piece) ?? []
    if (name !== '') elements.add(name)
    if (/^\/?(?:form|address)\b/.test(piece)) isUpright = name !== ''
    const text = piece.slice(end + 1)
    // The signs of required fields, telephones and mail are set upright, in a face that has them.
    texts.push(isUpright ? text.replaceAll(/[*+@]/g, '') : text)
  }
  return { elements, words: texts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>') }
}

/**
 * A style without the custom properties that nothing in it takes its value from; what one place
 * takes stands there.
 */
function settleProperties(style: string): string {
  const declarations = [...style.matchAll(/(?<=[{;])(--[\w-]+):([^;}]*);?/g)]
  // Properties take values from those before them.
  return declarations.toReversed().reduce((settled, [declaration, name = '', value = '']) => {
    if (PROPERTIES_OF_SCRIPTS.includes(name)) return settled
    const use = `var(${name})`
    const uses = settled.split(use).length - 1
    if (uses === 0) return settled.replace(declaration, '')
    const declared = declarations.filter(([, other]) => other === name).length
    if (uses > 1 || declared > 1) return settled
    return settled.replace(declaration, '').replace(use, value)
  }, style)
}
