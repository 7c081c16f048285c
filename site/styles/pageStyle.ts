import { parseSheet, type Sheet } from './parseSheet.ts'

/** Classes that elements made by scripts have: `components/commentForm.ts`, `search/searchPage.ts`. */
export const CLASSES_OF_SCRIPTS: readonly string[] =
  'action plain problem shown thanks kicker label p-summary result results teaser-title'.split(' ')

/** A stylesheet that was parsed, and what pages with the same looks need of it. */
interface KnownSheet {
  readonly sheet: Sheet
  readonly styles: Map<string, string>
}

const known = new Map<string, KnownSheet>()

/**
 * What a page needs of a stylesheet: the rules whose classes it has, the faces whose letters it has,
 * and everything else that is no rule. It is written into the page, whose first paint then waits
 * for nothing; without the rest it weighs two thirds.
 * @param source a stylesheet without comments.
 * @param markup the page's body.
 */
export function pageStyle(source: string, markup: string): string {
  const { sheet, styles } = known.get(source) ?? remember(source)
  const classes = new Set(CLASSES_OF_SCRIPTS)
  for (const [, names = ''] of markup.matchAll(/ class="([^"]*)"/g)) {
    for (const name of names.split(' ')) if (sheet.classes.has(name)) classes.add(name)
  }
  const words = wordsOf(markup)
  const letters = new Set(
    [...sheet.letters].filter(([, pattern]) => pattern.test(words)).map(([range]) => range),
  )
  const looks = [...classes, ...letters].sort().join(' ')
  const style = styles.get(looks) ?? withoutIdleProperties(sheet.styleFor({ classes, letters }))
  styles.set(looks, style)
  return style
}

function remember(source: string): KnownSheet {
  const one = { sheet: parseSheet(source), styles: new Map<string, string>() }
  known.set(source, one)
  return one
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

/** A style without the custom properties that nothing in it takes its value from. */
function withoutIdleProperties(style: string): string {
  const used = new Set([...style.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name))
  return style.replaceAll(/(?<=[{;])(--[\w-]+):[^;}]*;?/g, (declaration, name: string) =>
    used.has(name) ? declaration : '',
  )
}
