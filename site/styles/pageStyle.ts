import { parseSheet, type Sheet } from './parseSheet.ts'
import { CLASSES_OF_SCRIPTS, renameClasses, shortenSheet, shortNames } from './shortNames.ts'

/** Elements that scripts make. */
const ELEMENTS_OF_SCRIPTS = 'a button div h2 html body li mark ol p span strong'.split(' ')

/** A stylesheet that was parsed, and what pages with the same looks need of it. */
interface KnownSheet {
  readonly sheet: Sheet
  readonly styles: Map<string, string>
}

/** A page's body and the style that it needs. */
export interface DressedPage {
  readonly style: string
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
    const one = known.get(source) ?? {
      sheet: parseSheet(shortenSheet(source), names),
      styles: new Map<string, string>(),
    }
    known.set(source, one)
    return { style: styleFor(one, markup), markup: renameClasses(markup, names) }
  }
}

function styleFor({ sheet, styles }: KnownSheet, markup: string): string {
  const classes = new Set(CLASSES_OF_SCRIPTS)
  for (const [, names = ''] of markup.matchAll(/ class="([^"]*)"/g)) {
    for (const name of names.split(' ')) if (sheet.classes.has(name)) classes.add(name)
  }
  const elements = new Set(ELEMENTS_OF_SCRIPTS)
  for (const [, name = ''] of markup.matchAll(/<([a-z][a-z\d]*)/g)) elements.add(name)
  const attributes = new Set([...sheet.attributes].filter((sign) => markup.includes(sign)))
  const words = wordsOf(markup)
  const letters = new Set(
    [...sheet.letters].filter(([, pattern]) => pattern.test(words)).map(([range]) => range),
  )
  const looks = [classes, elements, attributes, letters].map((each) => [...each].sort().join(' '))
  const key = looks.join('\n')
  const style =
    styles.get(key) ?? settleProperties(sheet.styleFor({ classes, elements, attributes, letters }))
  styles.set(key, style)
  return style
}

/** The words of a page's body. */
function wordsOf(markup: string): string {
  const parts = markup.split(/<\/?(?:form|address)\b/).map((part, index) => {
    const text = part
      .split('<')
      .map((piece) => piece.slice(piece.indexOf('>') + 1))
      .join('')
    // The signs of required fields, telephones and mail are set upright, in a face that has them.
    return index % 2 === 1 ? text.replaceAll(/[*+@]/g, '') : text
  })
  return parts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

/**
 * A style without the custom properties that nothing in it takes its value from; what one place
 * takes stands there.
 */
function settleProperties(style: string): string {
  const declarations = [...style.matchAll(/(?<=[{;])(--[\w-]+):([^;}]*);?/g)]
  // Properties take values from those before them.
  return declarations.toReversed().reduce((settled, [declaration, name = '', value = '']) => {
    const use = `var(${name})`
    const uses = settled.split(use).length - 1
    if (uses === 0) return settled.replace(declaration, '')
    const declared = declarations.filter(([, other]) => other === name).length
    if (uses > 1 || declared > 1) return settled
    return settled.replace(declaration, '').replace(use, value)
  }, style)
}
