import { type Looks, parseSheet, type Sheet } from './parseSheet.ts'
import { neededFaces } from './neededFaces.ts'
import { createTagReader, type TagReader } from './readTags.ts'
import {
  CLASSES_OF_SCRIPTS,
  PROPERTIES_OF_SCRIPTS,
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
  readonly readTags: TagReader
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
    const one = known.get(source) ?? knownSheet(parseSheet(shortenSheet(source), names), names)
    known.set(source, one)
    const { looks, words, renamed } = one.readTags(markup)
    return { ...styleFor(one, { ...looks, letters: lettersOf(one, words) }), markup: renamed }
  }
}

function knownSheet(sheet: Sheet, names: ReadonlyMap<string, string>): KnownSheet {
  const ranges = [...sheet.letters.values()].map(({ source }) => source.slice(1, -1))
  return {
    sheet,
    readTags: createTagReader(sheet, names),
    rareLetters: new RegExp(`[${ranges.join('')}]`, 'u'),
    styles: new Map(),
  }
}

/** The ranges of letters that stand in words. */
function lettersOf({ sheet, rareLetters }: KnownSheet, words: string): ReadonlySet<string> {
  const sought = rareLetters.test(words) ? [...sheet.letters] : []
  return new Set(sought.filter(([, pattern]) => pattern.test(words)).map(([range]) => range))
}

function styleFor({ sheet, styles }: KnownSheet, looks: Looks): PageStyle {
  const key = Object.values(looks)
    .map((each: ReadonlySet<string>) => [...each].sort().join(' '))
    .join('\n')
  const known = styles.get(key)
  if (known !== undefined) return known
  const { classes, elements } = looks
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

/**
 * A style without the custom properties that nothing in it takes its value from; what one or two
 * places take stands there.
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
    if (uses > 2 || declared > 1) return settled
    return settled.replace(declaration, '').replaceAll(use, value)
  }, style)
}
